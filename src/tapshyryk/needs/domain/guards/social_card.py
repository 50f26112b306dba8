"""What must hold before somebody found in a house-to-house round is written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tapshyryk.core.identities.domain.identity import age_on
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class SocialCardFacts:
    """What the guards of a social card look at: nothing that could lead to the person.

    `settlements` are the keys of those the round goes through; `is_kept_already` tells whether somebody with
    this name and birthday is kept in the municipality already.
    """

    round_state: str
    settlements: frozenset[str]
    is_kept_already: bool


@guard("needs.found_while_round_runs")
def round_is_under_way(ask: Ask[SocialCardFacts]) -> Trouble:
    """People are found by teams that walk."""
    return None if ask.facts.round_state == "under_way" else {}


@guard("needs.route_in_settlements", needs=("settlement",))
def found_in_its_settlements(ask: Ask[SocialCardFacts]) -> Trouble:
    """People are found where the round goes."""
    return None if ask.given["settlement"] in ask.facts.settlements else {}


@guard("needs.visits_on_a_past_day", needs=("found_on",))
def found_on_a_past_day(ask: Ask[Any]) -> Trouble:
    """Nobody is found tomorrow."""
    return None if ask.given["found_on"] <= ask.today else {}


@guard("needs.found_with_consent", needs=("born_on", "consent_on"))
def consented(ask: Ask[Any]) -> Trouble:
    """Consent is given by somebody who is born, and not in the future."""
    born, consent = ask.given["born_on"], ask.given["consent_on"]
    return None if consent is not None and born <= consent <= ask.today else {}


@guard("needs.guardian_consents_for_child", needs=("born_on", "consent_on", "consent_by"))
def guardian_for_a_child(ask: Ask[Any]) -> Trouble:
    """For whoever is not of age a parent or guardian consents."""
    born, consent, by = (ask.given[name] for name in ("born_on", "consent_on", "consent_by"))
    if not isinstance(consent, date) or by == "guardian":
        return None
    return {} if age_on(born, consent) < ask.book.value("needs.guardian_consents_for_child", "age") else None


@guard("needs.person_kept_once", needs=("is_another",))
def kept_once(ask: Ask[SocialCardFacts]) -> Trouble:
    """Whoever has the same name and birthday as somebody kept already is the same person, unless said not."""
    return {} if ask.facts.is_kept_already and not ask.given["is_another"] else None
