"""A goal is reached on the right side of its limit, and the page shows what was kept."""

import pytest

from bench import measure, page
from bench.__main__ import known
from bench.measure import Figure, Finding

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("figure", "reached"),
    [
        (Figure("time", 29.9, "s", limit=30), True),
        (Figure("time", 30.1, "s", limit=30), False),
        (Figure("rate", 50, "/s", limit=40, more_is_better=True), True),
        (Figure("rate", 30, "/s", limit=40, more_is_better=True), False),
        (Figure("rate", 30, "/s"), None),
    ],
)
def test_a_goal_is_reached_on_the_right_side_of_its_limit(figure, reached):
    assert figure.reached is reached


def test_what_is_kept_stands_on_the_page(tmp_path, monkeypatch):
    monkeypatch.setattr(measure, "RESULTS", tmp_path)
    figures = [Figure("first start", 41.5, "s", limit=30), Figure("pages", 12, "KB")]
    Finding("M99", "sample", "under 30 s", figures, on="2026-11-23", machine={"cores": "2"}).keep()
    text = page.as_markdown()
    assert "| M99 sample | first start | 41.5 s | 30 | **missed** |" in text
    assert "|  | pages | 12 KB |  |  |" in text
    assert "- M99: 2026-11-23: cores 2" in text


def test_every_measure_has_a_name_and_a_goal():
    for name, found in known().items():
        assert name[0] == "M"
        assert found.goal


def test_the_page_of_the_documentation_is_fresh():
    assert page.PAGE.read_text(encoding="utf-8") == page.as_markdown(), "run python -m bench"
