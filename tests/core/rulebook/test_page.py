"""The printed rulebook: the documentation's page is fresh, the words exist in every language."""

import pytest

from tapshyryk.config import paths
from tapshyryk.core.rulebook.domain import labels
from tapshyryk.core.rulebook.domain.loading import versions
from tapshyryk.core.rulebook.domain.page import COMMAND, as_markdown
from tapshyryk.core.rulebook.domain.rule import SEVERITIES, STATUSES

pytestmark = pytest.mark.pure

KG = versions("kg", (paths.shipped("rulebooks"),))


def test_the_page_of_the_documentation_is_fresh():
    page = paths.CHECKOUT / "docs" / "reference" / "rules.md"
    assert page.read_text(encoding="utf-8") == as_markdown("kg", KG), f"write it again: {COMMAND}"


def test_a_rule_with_versions_stands_with_each():
    page = as_markdown("kg", KG)
    assert "### `contracts.term_at_most_5_years` until 2017-05-26\n" in page
    assert "### `contracts.term_at_most_5_years` from 2017-05-27\n" in page
    assert "cases: `karakol-shelter`, `kyzyl-suu-centre`" in page
    assert "[money](#money), " in page
    assert "\n## money\n" in page


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_printed_word_exists_in_every_language(language):
    words = [labels.severity(name, language) for name in SEVERITIES]
    words += [labels.status(name, language) for name in STATUSES]
    words += [labels.heading(name, language) for name in ("source", "values", "cases")]
    words += [labels.stage(rule.stage, language) for rule in KG]
    assert all(words)
    latin = [word for word in words if word.isascii()]
    assert (latin == words) if language == "en" else (latin == [])


def test_a_room_of_another_book_is_printed_by_its_name():
    assert labels.stage("kitchen", "ky") == "kitchen"
    assert labels.values({"low": 4, "high": 10}) == "low = 4, high = 10"
