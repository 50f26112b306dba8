"""The public tables: exact rows, nothing private, nothing a spreadsheet could take for a formula."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from tapshyryk.core.entity import inside_an_act
from tapshyryk.opendata.tables.catalogue import TABLES, dictionary
from tapshyryk.opendata.tables.writing import (
    TooManyRows,
    dictionary_as_csv,
    table_as_csv,
    write_workbook,
)
from tapshyryk.places.models import Municipality, PopulationFigure
from tests.opendata.life import SECRETS, moment, whole_life
from tests.signed import sign

pytestmark = pytest.mark.django_db


def read(lines):
    text = b"".join(lines).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def rows(name):
    return read(table_as_csv(TABLES[name]))


@pytest.fixture
def life(db):
    return whole_life(order_state="delivering")


def test_every_row_has_a_cell_for_every_column(life):
    for table in TABLES.values():
        found = list(table.rows())
        assert all(len(row) == len(table.columns) for row in found), table.name
        if table.name not in {
            "acts",
            "needs",
            "attendance",
            "contributions",
            "rounds",
            "proposed-problems",
            "named-most-often",
        }:
            assert found, table.name


def test_headings_do_not_repeat_and_every_table_tells_examples_apart():
    for table in TABLES.values():
        assert len(set(table.header)) == len(table.header), table.name
        assert table.columns[-1].name == "is_example"


def test_an_order(life):
    (row,) = rows("orders")
    assert row["order"] == "ala-too-day-centre"
    assert row["ocid"] == "ocds-unregistered-ala-too-day-centre"
    assert row["budget_som"] == "1000000.50"
    assert (row["starts"], row["year"], row["programme"]) == ("2026-01-01", "2026", "")
    assert row["is_example"] == "false"


def test_calls_and_opened_proposals(life):
    (call,) = rows("calls")
    assert (call["proposals"], call["closes_at"]) == ("2", "2026-03-10T06:00:00+00:00")
    won, other = rows("proposals")
    assert (won["total_som"], won["asked_som"], won["score"]) == ("1050000.00", "1000000.00", "8.60")
    assert won["consortium"] == "ala-too-partner"
    assert other["title_ky"] == "'=cmd()"
    assert other["place"] == "2"


def test_a_call_that_takes_proposals_does_not_say_how_many(life):
    with inside_an_act():
        life.order.calls.update(opened_at=None, state="open")
        life.order.calls.get().proposals.update(state="submitted")
    assert rows("calls")[0]["proposals"] == ""
    assert rows("proposals") == []


def test_contracts_results_surveys_and_findings(life):
    (contract,) = rows("contracts")
    assert (contract["amount_som"], contract["paid_som"], contract["amendments"]) == (
        "1000000.00", "600000.00", "1",
    )  # fmt: skip
    (result,) = rows("results")
    assert (result["value"], result["target"], result["way_percent"]) == ("30.00", "40.00", "75.00")
    large, small = rows("surveys")
    assert (large["answers"], large["very_satisfied"]) == ("60", "18")
    assert (large["very_satisfied_low_percent"], large["very_satisfied_high_percent"]) == (
        "19.9000", "42.5100",
    )  # fmt: skip
    assert (small["answers"], small["very_satisfied"], small["dissatisfied"]) == ("4", "", "")
    (finding,) = rows("findings")
    assert finding["held_on"] == "2026-05-01"


def test_drafts_stand_in_no_table(db):
    sign(state="draft", order_state="draft")
    for name in ("orders", "contracts", "calls", "proposals", "results"):
        assert rows(name) == [], name


def test_a_report_without_indicators_is_one_row(life):
    with inside_an_act():
        life.contract.result_reports.get().results.all().delete()
    (row,) = rows("results")
    assert (row["recipients_served"], row["indicator_ky"], row["value"]) == ("42", "", "")


def test_the_latest_population_stands_with_its_source(life):
    with inside_an_act():
        for year, people in ((2014, 5000), (2026, 5810)):
            PopulationFigure.objects.create(
                municipality=life.world.municipality, people=people, year=year, source=f"census-{year}"
            )
    (row,) = rows("municipalities")
    assert (row["population"], row["population_source"]) == ("5810", "census-2026")


def test_an_example_is_marked_in_every_row(life):
    with inside_an_act():
        Municipality.objects.update(is_example=True)
        type(life.world.ngo).objects.update(example=True)
    for name in TABLES:
        assert {row["is_example"] for row in rows(name)} <= {"true"}, name


def test_nobody_stands_in_any_table(life):
    said = b"".join(piece for table in TABLES.values() for piece in table_as_csv(table)).decode()
    for secret in SECRETS:
        assert secret not in said.replace("monitoring", "")


def test_acts_stand_with_hash_and_without_persons(db):
    from tests.monitoring.test_complaints import answered

    signed = sign()
    complaint = answered(signed)
    (row,) = rows("acts")
    assert row["verb"] == "answer_service_complaint"
    assert (row["actor_role"], row["order"]) == ("municipal_specialist", "ala-too-day-centre")
    assert len(row["hash"]) == 64
    said = str(row)
    assert str(complaint.filed_by.pk) not in said
    assert signed.actor("specialist").ref not in said


def test_the_dictionary_explains_every_column_in_three_languages(db):
    explained = read(dictionary_as_csv(TABLES.values()))
    assert len(explained) == sum(len(table.columns) for table in TABLES.values())
    for row in explained:
        for kind in ("kind", "meaning"):
            ky, ru, en = (row[f"{kind}_{language}"] for language in ("ky", "ru", "en"))
            assert ky, row
            assert ru, row
            assert en not in {"", ky, ru}, row


def test_a_workbook_holds_tables_and_dictionary(life, tmp_path):
    path = tmp_path / "tables.xlsx"
    counted = write_workbook(path, [TABLES["orders"], TABLES["proposals"]], made=moment(1))
    assert counted == {"orders": 1, "proposals": 2}
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["orders", "proposals", "dictionary"]
    heading, row = book.get_sheet_by_name("orders").to_python()
    order = dict(zip(heading, row, strict=True))
    assert (order["budget_som"], order["starts"], order["is_example"]) == (
        1000000.5, date(2026, 1, 1), False,
    )  # fmt: skip
    proposals = book.get_sheet_by_name("proposals").to_python()
    assert proposals[2][proposals[0].index("title_ky")] == "=cmd()"
    assert len(book.get_sheet_by_name("dictionary").to_python()) == 1 + len(list(
        dictionary([TABLES["orders"], TABLES["proposals"]])
    ))  # fmt: skip


def test_a_table_too_long_for_a_sheet_is_refused(life, tmp_path):
    with pytest.raises(TooManyRows) as refused:
        write_workbook(tmp_path / "t.xlsx", [TABLES["proposals"]], made=moment(1), most_rows=1)
    assert refused.value.table == "proposals"


def test_sums_are_exact(life):
    from tapshyryk.opendata.tables.spec import som

    assert (som(1), som(10**15 + 1), som(None)) == (Decimal("0.01"), Decimal("10000000000000.01"), None)
