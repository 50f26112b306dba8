"""Who may do what in the needs room."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.table import allow, anyone_signed_in, holds, holds_anywhere, sits, system
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.domain.guards.working_group import OFFICES


def place(subject: Any) -> str:
    """The municipality whose needs are found."""
    return str(subject.municipality_body)


def walking(subject: Any) -> tuple[str, ...]:
    """Who walks in a team of the round, or of the round somebody was found in."""
    this = getattr(subject, "round", subject)
    return tuple(f"person:{key}" for key in this.teams.values_list("seats__person", flat=True) if key)


def who_lead(group: Any) -> tuple[str, ...]:
    """The refs of those who coordinate a working group and keep its minutes."""
    leading = group.members.filter(until__isnull=True, role__in=OFFICES)
    return tuple(f"person:{key}" for key in leading.values_list("person", flat=True))


def proposing_organisation(problem: Any) -> str | None:
    """The organisation for which a problem is proposed."""
    return f"organisation:{problem.organisation_id}" if problem.organisation_id else None


def place_if_on_behalf(problem: Any) -> str | None:
    """The municipality, where its specialist proposed the problem for somebody."""
    return place(problem) if problem.by == "on_behalf" else None


def author(problem: Any) -> tuple[str, ...]:
    """Who proposed a problem with an account."""
    return (f"person:{problem.proposed_by_id}",) if problem.proposed_by_id else ()


def follower(following: Any) -> tuple[str, ...]:
    """Who follows a problem with an account."""
    return (f"person:{following.person_id}",) if following.person_id else ()


def finder(card: Any) -> tuple[str, ...]:
    """Whoever wrote the found person down, while the round runs."""
    this = card.round
    if card.found_by_id is None or this.state != "under_way":
        return ()
    return (f"person:{card.found_by_id}",)


PERMISSIONS = (
    allow("needs.plan", holds("municipal_specialist", "municipal_head", of=place)),
    allow("needs.hold", holds("municipal_specialist", of=place)),
    allow("needs.list", holds("municipal_specialist", of=place)),
    allow("needs.consolidate", holds("municipal_specialist", "municipal_head", of=place)),
    allow("needs.trace", holds("municipal_specialist", "working_group_member", of=place)),
    allow("needs.choose", system("lifecycle")),
    allow("needs.attendance", holds("municipal_specialist", "municipal_head", of=place)),
    allow("needs.import_attendance", holds_anywhere("municipal_specialist", "municipal_head")),
    allow("needs.issue_minutes", system("lifecycle")),
    allow("needs.clear_names", system("clock")),
    allow("needs.chronicle", system("founding sources")),
    allow("needs.join", holds("municipal_head", of=place)),
    allow("needs.answer_about_joining", holds("municipal_head", "municipal_specialist", of=place)),
    allow("needs.review_joining", holds_anywhere("ministry_specialist")),
    allow("needs.orient", holds("municipal_specialist", "municipal_head", of=place)),
    allow("needs.study", holds("municipal_specialist", "municipal_head", of=place)),
    allow("needs.issue_study", holds("municipal_head", of=place)),
    allow("needs.supersede_study", system("lifecycle")),
    allow("needs.keep_group", holds("municipal_specialist", "municipal_head", of=place)),
    allow(
        "needs.hold_group_meeting",
        holds("municipal_specialist", "municipal_head", of=place),
        sits("working_group_member", among=who_lead),
    ),
    allow("needs.advise", holds_anywhere("ministry_specialist", "ministry_expert")),
    allow("needs.lead_round", holds("municipal_specialist", of=place)),
    allow(
        "needs.walk_round",
        holds("municipal_specialist", of=place),
        sits(N_("member of a team of the round"), among=walking),
    ),
    allow("needs.send_problem", system("public form")),
    allow("needs.propose_problem", anyone_signed_in()),
    allow("needs.propose_as_organisation", holds("ngo_head", "ngo_worker", of=proposing_organisation)),
    allow("needs.propose_on_behalf", holds("municipal_specialist", of=place)),
    allow("needs.moderate", holds("municipal_specialist", of=place)),
    allow(
        "needs.reword_proposal",
        sits("resident", among=author),
        holds("municipal_specialist", of=place_if_on_behalf),
        system("public form"),
    ),
    allow("needs.unfollow", sits("resident", among=follower), system("public form", "clock")),
    allow("needs.forget_unconfirmed", system("clock")),
    allow(
        "needs.see_found",
        holds("municipal_specialist", of=place),
        sits(N_("who found the person, while the round runs"), among=finder),
    ),
    allow("needs.keep_cards", holds("municipal_specialist", of=place)),
    allow("needs.import_found", holds_anywhere("municipal_specialist")),  # each row is permitted on its round
    allow("needs.pass_card_on", system("lifecycle")),
)
