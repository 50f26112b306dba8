"""What must hold before recipients are registered and served and contributions are recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class RecipientFacts:
    """What the guards of a recipient look at: nothing that could lead to the person."""

    state: str


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What the guards of a group look at.

    `enrolled` are the recipients with a place now, by key; `enrolments` the places themselves, each with
    its first and last day.
    """

    contract_state: str
    contract_ends: date | None
    order: UUID | None
    places: int | None
    started_on: date | None
    enrolled: frozenset[UUID]
    enrolments: tuple[tuple[UUID, date, date | None], ...]

    def enrolled_on(self, day: date) -> frozenset[UUID]:
        """The places held on `day`."""
        return frozenset(
            key for key, since, until in self.enrolments if since <= day and (until is None or day <= until)
        )


@dataclass(frozen=True, slots=True)
class ContributionFacts:
    """What the guards of a contribution look at."""

    is_reversed: bool


@guard("delivery.consent_recorded", needs=("consent_on",))
def consent_recorded(ask: Ask[Any]) -> Trouble:
    """Without the recipient's or the guardian's consent nobody is registered."""
    return None if ask.given["consent_on"] is not None else {}


@guard("delivery.born_before_registration", needs=("born_on", "consent_on"))
def born_before_registration(ask: Ask[Any]) -> Trouble:
    """Neither birthday nor consent lies in the future, and consent not before the birthday."""
    born, consent = ask.given["born_on"], ask.given["consent_on"]
    if born > ask.today or (consent is not None and not born <= consent <= ask.today):
        return {}
    return None


@guard("delivery.recipient_fits_target_group", needs=("fits_target_group",))
def fits_target_group(ask: Ask[Any]) -> Trouble:
    """Whoever registers says that the person belongs to the order's target group."""
    return None if ask.given["fits_target_group"] else {}


@guard("delivery.left_on_a_past_day", needs=("day",))
def left_on_a_past_day(ask: Ask[RecipientFacts]) -> Trouble:
    """Somebody who leaves tomorrow is still served today."""
    return None if ask.given["day"] <= ask.today else {}


@guard("delivery.contract_in_force")
def contract_in_force(ask: Ask[GroupFacts]) -> Trouble:
    """Signed by both, not ended, and its last day not passed."""
    in_term = ask.facts.contract_ends is None or ask.today <= ask.facts.contract_ends
    return None if ask.facts.contract_state == "in_force" and in_term else {}


@guard("delivery.enrolled_on_own_order", needs=("recipient_order", "recipient_state"))
def enrolled_on_own_order(ask: Ask[GroupFacts]) -> Trouble:
    """A group serves the recipients of its own order who have not left."""
    fits = ask.given["recipient_order"] == ask.facts.order and ask.given["recipient_state"] != "left"
    return None if fits else {}


@guard("delivery.recipient_once_in_group", needs=("recipient",))
def once_in_group(ask: Ask[GroupFacts]) -> Trouble:
    """Nobody holds two places in one group."""
    return {} if ask.given["recipient"] in ask.facts.enrolled else None


@guard("delivery.group_has_places", needs=("recipient",))
def group_has_places(ask: Ask[GroupFacts]) -> Trouble:
    """A place for everyone who is enrolled."""
    count, places = len(ask.facts.enrolled | {ask.given["recipient"]}), ask.facts.places or 0
    return None if count <= places else {"count": count, "places": places}


@guard("delivery.group_days_in_order", needs=("day",))
def group_days_in_order(ask: Ask[GroupFacts]) -> Trouble:
    """A start or an end that has come; no end before the start."""
    day, started = ask.given["day"], ask.facts.started_on
    fits = day <= ask.today and (started is None or started <= day)
    return None if fits else {"day": day}


@guard("delivery.attendance_on_a_past_day", needs=("attended_on",))
def attended_on_a_past_day(ask: Ask[GroupFacts]) -> Trouble:
    """Today or earlier."""
    return None if ask.given["attended_on"] <= ask.today else {}


@guard("delivery.attendance_after_start", needs=("attended_on",))
def attended_after_start(ask: Ask[GroupFacts]) -> Trouble:
    """Not before the group worked."""
    started = ask.facts.started_on
    return None if started is None or started <= ask.given["attended_on"] else {"started": started}


@guard("delivery.attendance_within_group", needs=("attended_on", "present"))
def attended_by_enrolled(ask: Ask[GroupFacts]) -> Trouble:
    """Present are only those who hold a place on that day."""
    strangers = frozenset(ask.given["present"]) - ask.facts.enrolled_on(ask.given["attended_on"])
    return {} if strangers else None


@guard("delivery.contribution_split", needs=("kind",))
def contribution_split(ask: Ask[Any]) -> Trouble:
    """Each kind is an entry of its own, so that labour is never counted as money."""
    return None if ask.given["kind"] else {}


@guard("delivery.reversal_has_reason", needs=("reason",))
def reversal_has_reason(ask: Ask[Any]) -> Trouble:
    """What was wrong stays readable."""
    return None if str(ask.given["reason"]).strip() else {}
