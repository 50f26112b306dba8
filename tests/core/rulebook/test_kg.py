"""The shipped rulebook of the Kyrgyz Republic: whole, in three languages, and true to its sources."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.rulebook import load

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 23)

BINDING_TABLE = {
    # The rules the founding documents name, with how hard they bind and where they stand.
    "parties.customer_is_public_body": ("refuse", "in force"),
    "parties.contractor_is_entity": ("refuse", "in force"),
    "parties.grant_contractor_non_commercial": ("refuse", "practice"),
    "orders.belongs_to_approved_programme": ("refuse", "in force"),
    "orders.rests_on_needs_study": ("warn", "draft"),
    "orders.residents_chose": ("warn", "draft"),
    "orders.competence_delegated": ("warn", "practice"),
    "contracts.term_at_most_5_years": ("warn", "draft"),
    "contracts.has_indicators": ("refuse", "draft"),
    "contracts.says_how_verified": ("refuse", "draft"),
    "orders.monitoring_budget_at_most_5_percent": ("warn", "draft"),
    "calls.commission_has_non_government_members": ("refuse", "practice"),
    "calls.interested_member_does_not_score": ("refuse", "practice"),
    "calls.criteria_fixed_after_publication": ("refuse", "practice"),
    "calls.deadline_has_passed": ("refuse", "practice"),
    "assemblies.one_person_one_vote": ("refuse", "practice"),
    "delivery.contribution_split": ("refuse", "practice"),
    "orders.minimum_standard_named": ("warn", "in force"),
    "contracts.decision_on_what_follows": ("warn", "practice"),
}


@pytest.mark.parametrize(("rule_id", "expected"), BINDING_TABLE.items())
def test_binds_as_the_sources_say(rule_id, expected):
    rule = load("kg", TODAY).rule(rule_id)
    assert (rule.severity, rule.status) == expected


def test_values_the_sources_give():
    book = load("kg", TODAY)
    assert book.value("orders.monitoring_budget_at_most_5_percent", "limit") == 5
    assert book.value("contracts.term_at_most_5_years", "limit") == 5
    assert book.value("contracts.decision_on_what_follows", "limit") == 90
    assert book.value("needs.priorities_between_4_and_10", "low") == 4
    assert book.value("needs.priorities_between_4_and_10", "high") == 10


def test_an_order_of_2014_stands_under_the_law_of_2008():
    pilots = load("kg", date(2014, 12, 1))
    assert pilots.value("contracts.term_at_most_5_years", "limit") == 1
    assert pilots.rule("contracts.term_at_most_5_years").source.key == "law-162"
    assert load("kg", date(2017, 5, 26)).value("orders.term_at_most_5_years", "limit") == 1
    assert load("kg", date(2017, 5, 27)).value("orders.term_at_most_5_years", "limit") == 5


def test_the_two_competence_cases_are_cited():
    assert load("kg", TODAY).rule("orders.competence_delegated").cases == (
        "karakol-shelter",
        "kyzyl-suu-centre",
    )


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_text_is_filled_in_every_language(language):
    for rule in load("kg", TODAY):
        norm = rule.sentence_in(language)
        refusal = rule.refusal_in(language, dict.fromkeys(rule.supplied, 7))
        for text in (norm, refusal, rule.source.text_in(language)):
            assert text, rule.id
            assert "{" not in text, rule.id
        assert norm.endswith("."), rule.id
        assert refusal.endswith("."), rule.id


@given(days=st.integers(min_value=0, max_value=36500))
def test_every_rule_has_exactly_one_version_on_every_day(days):
    on = date(2000, 1, 1) + timedelta(days=days)
    assert [rule.id for rule in load("kg", on)] == [rule.id for rule in load("kg", TODAY)]
