"""`tapshyryk export` writes open data whole or not at all."""

import json

import pytest

from tapshyryk.cli import main
from tapshyryk.core.entity import inside_an_act
from tapshyryk.opendata.ocds import release
from tapshyryk.opendata.ocds.validation import troubles_of
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.places.models import Municipality
from tests.opendata.life import whole_life
from tests.signed import sign

pytestmark = pytest.mark.django_db


def test_all_orders_in_one_package(tmp_path, capsys):
    whole_life()
    sign("kara-suu")
    path = tmp_path / "orders.json"
    assert main(["export", "ocds", str(path), "--check", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"file": str(path), "orders": 2, "checked": True}
    assert "TAPSHYRYK_OCDS_PREFIX" in said.err
    package = json.loads(path.read_text())
    assert list(troubles_of(package)) == []
    assert [found.name for found in tmp_path.iterdir()] == ["orders.json"]


def test_one_order_even_of_the_example(tmp_path):
    signed = whole_life()
    with inside_an_act():
        Municipality.objects.filter(pk=signed.world.municipality.pk).update(is_example=True)
    path = tmp_path / "one.json"
    assert main(["export", "ocds", str(path)]) == 1
    assert not path.exists()
    assert main(["export", "ocds", str(path), "--order", signed.order.slug]) == 0
    assert json.loads(path.read_text())["releases"][0]["isExample"] is True


def test_nothing_to_export_and_nowhere_to_write(tmp_path, capsys):
    assert main(["export", "ocds", str(tmp_path / "a.json")]) == 1
    assert "no public order yet" in capsys.readouterr().err
    assert main(["export", "ocds", str(tmp_path / "absent" / "a.json")]) == 2
    assert main(["export", "csv", str(tmp_path / "tables"), "--table", "absent"]) == 2
    assert "choose from municipalities" in capsys.readouterr().err


def test_a_release_that_does_not_fit_leaves_no_file(tmp_path, capsys, monkeypatch):
    whole_life()
    monkeypatch.setitem(release.__dict__, "_tags", lambda found, sections: ["begun"])
    path = tmp_path / "orders.json"
    path.write_text("before")
    assert main(["export", "ocds", str(path), "--check"]) == 1
    assert "tag/0" in capsys.readouterr().err
    assert path.read_text() == "before"
    assert len(list(tmp_path.iterdir())) == 1


def test_tables_as_csv_with_their_dictionary(tmp_path):
    whole_life()
    assert main(["export", "csv", str(tmp_path / "tables")]) == 0
    names = {path.stem for path in (tmp_path / "tables").iterdir()}
    assert names == {*TABLES, "dictionary"}
    assert (tmp_path / "tables" / "orders.csv").read_bytes().startswith(b"\xef\xbb\xbforder,ocid,")


def test_tables_as_a_workbook(tmp_path, capsys):
    whole_life()
    path = tmp_path / "t.xlsx"
    assert main(["export", "xlsx", str(path), "--table", "orders", "--table", "calls", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == {"orders": 1, "calls": 1}
    assert path.read_bytes()[:2] == b"PK"
