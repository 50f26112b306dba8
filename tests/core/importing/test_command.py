"""`tapshyryk import` imports, checks, explains and exits as it should."""

from __future__ import annotations

import json

import pytest

from tapshyryk.cli import main
from tapshyryk.core.access import table
from tapshyryk.core.access.table import allow, system
from tapshyryk.core.importing import registries
from tests.core.importing.registry import make

pytestmark = pytest.mark.django_db
GOOD = "Code,Name,Members\nA,Асан,5\nB,Үсөн,6\n"


@pytest.fixture(autouse=True)
def known(monkeypatch, book):
    """The villagers are known to the command line and may be imported from it."""
    registry = make(book)
    monkeypatch.setattr(registries, "registries", lambda: {registry.kind: registry})
    monkeypatch.setitem(table._table, "villagers.import", allow("villagers.import", system("command line")))
    return registry


@pytest.fixture
def file(tmp_path):
    """A good file."""
    path = tmp_path / "айыл.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_good_file_is_imported(file, book, capsys):
    assert main(["import", "villagers", str(file)]) == 0
    assert capsys.readouterr().out == "2 rows imported: 2 new, 0 changed, 0 as they were.\n"
    assert len(book.rows) == 2


def test_a_dry_run_says_that_nothing_was_kept(file, capsys):
    assert main(["import", "villagers", str(file), "--dry-run"]) == 0
    assert capsys.readouterr().out.endswith("Nothing was kept (dry run).\n")


def test_faults_go_to_stderr_and_the_exit_code_says_so(file, capsys):
    file.write_text(GOOD + "C,,x\n", encoding="utf-8")
    assert main(["import", "villagers", str(file)]) == 1
    told = capsys.readouterr()
    assert told.out == "Nothing was imported: 2 errors.\n"
    assert told.err.splitlines() == [
        "Row 4, “Name”: The cell is empty. Fill it: this column is required.",
        "Row 4, “Members”: This is not a whole number. [x] Write it in digits, as 25.",
    ]


def test_faults_are_told_in_the_wanted_language(file, capsys):
    file.write_text(GOOD + "C,,7\n", encoding="utf-8")
    assert main(["import", "villagers", str(file), "--language", "ky"]) == 1
    assert capsys.readouterr().err == "4-сап, «Name»: Уяча бош. Толтуруңуз: бул тилке милдеттүү.\n"


def test_json_is_the_whole_report(file, capsys):
    assert main(["import", "villagers", str(file), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["kind"], report["file"], report["rows"], report["written"]) == (
        "villagers",
        "айыл.csv",
        2,
        True,
    )
    assert report["errors"] == []


def test_an_unknown_kind_is_asked_wrongly(file, capsys):
    assert main(["import", "poems", str(file)]) == 2
    assert "choose from villagers" in capsys.readouterr().err
    assert main(["import", "villagers"]) == 2


def test_a_missing_file_is_one_sentence(tmp_path, capsys):
    assert main(["import", "villagers", str(tmp_path / "no.csv")]) == 1
    assert capsys.readouterr().err == "There is no file at this path. Check the name and the folder.\n"


def test_the_kinds_are_listed_and_a_template_is_written(tmp_path, capsys):
    assert main(["import", "list"]) == 0
    assert capsys.readouterr().out == "villagers                Villagers\n"
    out = tmp_path / "empty.xlsx"
    assert main(["import", "villagers", "--template", str(out), "--language", "ru"]) == 0
    assert out.read_bytes().startswith(b"PK")


def test_who_may_not_import_is_refused(file, monkeypatch, capsys):
    monkeypatch.setitem(table._table, "villagers.import", allow("villagers.import", system("clock")))
    assert main(["import", "villagers", str(file)]) == 1
    assert capsys.readouterr().err == "tapshyryk import: This step is taken by the system itself.\n"
