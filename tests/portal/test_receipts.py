"""Online votes on the page of an assembly: what can be done now, and receipts that stay readable."""

from __future__ import annotations

import pytest
from django.utils import translation

from tapshyryk.assemblies.models import Assembly, Way
from tapshyryk.assemblies.queries.online import Window
from tapshyryk.portal import votes
from tapshyryk.portal.blocks import Block

THIS = Assembly(slug="a", ways=[Way.ONLINE], rule="plurality")


def _shown(monkeypatch: pytest.MonkeyPatch, count: int) -> Block:
    listed = [f"R{n:05}" for n in range(count)]
    monkeypatch.setattr(votes, "receipts_of", lambda assembly, number: listed)
    with translation.override("ru"):
        block = votes._receipts(THIS, 1)
    assert block is not None
    return block


@pytest.mark.parametrize(
    ("count", "on_page", "unfolded"), [(40, 40, True), (41, 41, False), (300, 300, False), (301, 0, False)]
)
def test_a_list_grows_into_a_fold_and_then_into_a_file(monkeypatch, count, on_page, unfolded):
    value = _shown(monkeypatch, count).value
    assert (len(value["listed"]), value["open"]) == (on_page, unfolded)
    assert "receipts" in value["file"]
    assert "/vote/a/receipt/" in value["check"]


def test_the_number_of_receipts_is_in_words_of_the_reader(monkeypatch):
    assert _shown(monkeypatch, 4021).value["count"].replace("\xa0", " ") == "4 021 квитанция"


@pytest.mark.parametrize(
    ("standing", "button", "links"),
    [
        (Window.NEVER, False, []),
        (Window.AHEAD, False, ["How to vote online"]),
        (Window.OPEN, True, ["Check a receipt"]),
        (Window.OVER, False, ["Check a receipt", "Show a lost receipt again"]),
    ],
)
def test_the_page_offers_what_can_be_done_now(monkeypatch, standing, button, links):
    monkeypatch.setattr(votes, "window", lambda assembly: standing)
    with translation.override("en"):
        doors = votes._doors(THIS)
    assert votes.may_vote_online(THIS) is button
    assert [paper.label for paper in doors.value] == links if doors else links == []
