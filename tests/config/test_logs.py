"""No line of the log carries what belongs to a person."""

import json
import logging

import pytest
import structlog

from tapshyryk.config.logs import HIDDEN, configure_logs, without_personal_data, without_query_string

pytestmark = pytest.mark.pure


@pytest.fixture
def lines(capsys):
    """Logs as JSON for one test; gives the lines written so far."""
    before = logging.getLogger().handlers[:]
    configure_logs(level="info", as_json=True)
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    logging.getLogger().handlers[:] = before


@pytest.mark.parametrize("key", ["email", "phone", "name", "pin", "Address", "password", "ip", "query"])
def test_a_personal_value_is_hidden(key):
    assert without_personal_data(None, "info", {"event": "saved", key: "Planted"})[key] == HIDDEN


def test_a_personal_value_is_hidden_inside_another():
    event = without_personal_data(
        None, "info", {"event": "saved", "detail": {"deep": {"email": "a@b.example"}}}
    )
    assert event["detail"]["deep"]["email"] == HIDDEN


def test_an_address_loses_its_query():
    assert without_query_string(None, "info", {"path": "/ky/orders/?q=Planted"})["path"] == "/ky/orders/"


def test_the_written_line_is_json_without_the_person(lines):
    structlog.get_logger("tapshyryk.test").info("saved", email="planted@example", count=3)
    (line,) = lines()
    assert (line["event"], line["count"], line["email"], line["level"]) == ("saved", 3, HIDDEN, "info")


def test_words_of_libraries_lose_query_strings_too(lines):
    logging.getLogger("django.request").warning("Not Found: %s", "/ky/orders/?q=Planted")
    (line,) = lines()
    assert line["event"] == "Not Found: /ky/orders/"


def test_a_traceback_shows_the_way_but_neither_values_nor_the_offending_row(lines):
    planted = "planted@example"
    try:
        raise ValueError("duplicate key\nDETAIL: Key (email)=(" + planted + ") already exists.")
    except ValueError:
        structlog.get_logger("tapshyryk.test").exception("not saved")
    (line,) = lines()
    assert line["exception"][0]["exc_value"] == "duplicate key"
    assert "planted" not in json.dumps(line)
