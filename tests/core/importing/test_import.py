"""An import is one act with everything written, or nothing at all with every fault listed."""

from __future__ import annotations

import hashlib
import io
from datetime import date

import pytest

from tapshyryk.core.acts.models import Act
from tapshyryk.core.importing.columns import Tally
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.importing.limits import Limits
from tapshyryk.core.lifecycle.refusals import Refused
from tests.core.importing.registry import LOADER, STRANGER, make

GOOD = (
    "Коду;Аты-жөнү;Үй-бүлө мүчөлөрү;Кирешеси;Туулган күнү;Айы;Жалгызбы;Түрү;Телефону;ЖИН;Эскертүү\n"
    "A-1;Асанов Үсөн;5;1 071 350,50;05.03.2015;2015-03;жок;үй-бүлө;0555 123 456;20503201512345;\n"
    "A-2;Бөрүбаева Айнура;1;;;;ооба;жалгыз;;;=SUM(A1)\n"
).encode()


@pytest.mark.django_db
def test_a_good_file_becomes_one_act_with_its_hash_and_counts(book):
    report = import_file(make(book), io.BytesIO(GOOD), name="../айыл.csv", actor=LOADER)
    assert report.errors == ()
    assert (report.rows, report.created, report.written) == (2, 2, True)
    assert book.rows[0] == {
        "code": "A-1",
        "name": "Асанов Үсөн",
        "members": 5,
        "income": 107_135_050,
        "born": date(2015, 3, 5),
        "month": date(2015, 3, 1),
        "alone": False,
        "kind": "household",
        "phone": "+996555123456",
        "pin": "20503201512345",
        "remark": None,
    }
    assert (book.rows[1]["income"], book.rows[1]["alone"], book.rows[1]["remark"]) == (0, True, "=SUM(A1)")
    act = Act.objects.get()
    assert act.verb == "import_villagers"
    assert act.detail == {
        "kind": "villagers",
        "file": "айыл.csv",
        "sha256": hashlib.sha256(GOOD).hexdigest(),
        "rows": 2,
        "created": 2,
        "changed": 0,
        "unchanged": 0,
    }


@pytest.mark.django_db
def test_a_dry_run_counts_and_keeps_nothing(book):
    report = import_file(make(book), io.BytesIO(GOOD), actor=LOADER, dry_run=True)
    assert (report.ok, report.written, report.created) == (True, False, 2)
    assert not Act.objects.exists()


@pytest.mark.django_db
def test_all_faults_are_listed_by_row_and_column_and_nothing_is_written(book):
    bad = GOOD + "A-1;12345;0;1,071;31.02.2015;13.2015;бар го;үйбүлө0;12;1234;x\n".encode()
    report = import_file(make(book), io.BytesIO(bad), actor=LOADER)
    assert [(p.row, p.column, p.code) for p in report.errors] == [
        (4, "Аты-жөнү", "name.no_letters"),
        (4, "Үй-бүлө мүчөлөрү", "number.out_of_range"),
        (4, "Кирешеси", "money.ambiguous"),
        (4, "Туулган күнү", "date.no_such_day"),
        (4, "Айы", "month.not_a_month"),
        (4, "Жалгызбы", "boolean.unclear"),
        (4, "Түрү", "choice.misspelt"),
        (4, "Телефону", "phone.not_a_number"),
        (4, "ЖИН", "pin.not_fourteen_digits"),
    ]
    assert book.rows == []
    assert not Act.objects.exists()


@pytest.mark.django_db
def test_rows_that_repeat_each_other_are_named_with_the_first(book):
    again = GOOD + "A-1;Токтоев Нур;2;;;;;;;;\n".encode()
    report = import_file(make(book), io.BytesIO(again), actor=LOADER)
    assert [(p.row, p.code, p.params["first"]) for p in report.errors] == [(4, "row.repeats", 2)]


@pytest.mark.django_db
def test_the_registry_may_object_to_a_row(book):
    odd = "Code,Name,Members,Kind\nA,Асан,3,single\n".encode()
    report = import_file(make(book), io.BytesIO(odd), actor=LOADER)
    assert [(p.row, p.column, p.code) for p in report.errors] == [(2, "Kind", "choice.unknown")]


@pytest.mark.django_db
def test_a_stranger_is_refused_before_the_file_is_opened(book):
    with pytest.raises(Refused):
        import_file(make(book), "/no/such/file", actor=STRANGER)


@pytest.mark.django_db
def test_a_write_that_fails_midway_leaves_nothing(book):
    def half(rows, actor, context):
        book.write(iter([next(rows)]), actor, context)
        next(rows)
        raise Refused(())

    report = import_file(make(book, write=half), io.BytesIO(GOOD), actor=LOADER)
    assert [(p.row, p.code) for p in report.errors] == [(3, "row.refused")]
    assert (report.written, report.created) == (False, 0)
    assert not Act.objects.exists()


@pytest.mark.django_db
def test_only_so_many_errors_are_listed_but_all_are_counted(book):
    many = b"Code,Name,Members\n" + b"A,,x\n" * 1500
    report = import_file(make(book, unique=()), io.BytesIO(many), actor=LOADER)
    assert (len(report.errors), report.errors_in_all) == (1000, 3000)
    fewer = import_file(make(book, unique=()), io.BytesIO(many), actor=LOADER, limits=Limits(errors=7))
    assert (len(fewer.errors), fewer.errors_in_all) == (7, 3000)


@pytest.mark.django_db
def test_progress_is_told_for_both_stages_up_to_the_last_row(book):
    told = []
    lines = "".join(f"A-{n},Асан,1\n" for n in range(1, 1201))
    import_file(
        make(book, unique=(("code",),)),
        io.BytesIO(b"Code,Name,Members\n" + lines.encode()),
        actor=LOADER,
        progress=lambda *step: told.append(step),
    )
    assert told == [
        ("check", 500, None),
        ("check", 1000, None),
        ("check", 1200, 1200),
        ("write", 500, 1200),
        ("write", 1000, 1200),
        ("write", 1200, 1200),
    ]


def test_a_registry_whose_headings_clash_is_refused_when_declared(book):
    columns = make(book).columns
    clash = type(columns[0])("other", columns[1].headers, columns[0].parser, columns[0].meaning, "x")
    with pytest.raises(ValueError, match="a heading of other is also one of name"):
        make(book, columns=(*columns, clash), write=lambda *_: Tally())
