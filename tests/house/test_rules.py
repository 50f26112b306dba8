"""The source keeps the rules of the house, and each rule is able to find its breach."""

import pytest

from tests.house.rules import RULES
from tests.house.source import Rule, sources

pytestmark = pytest.mark.pure
ALL = sources()
_NAMES = [rule.name for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=_NAMES)
def test_the_house_keeps(rule: Rule):
    looked_at = [source for source in ALL if rule.applies(source)]
    assert [found for source in looked_at for found in rule.findings(source)] == []


@pytest.mark.parametrize("rule", RULES, ids=_NAMES)
def test_the_rule_finds_its_breach(rule: Rule):
    assert rule.applies(rule.broken_by)
    assert rule.findings(rule.broken_by) != []
