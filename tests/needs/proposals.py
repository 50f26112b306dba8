"""Proposed problems brought to a stage of their life, for the tests of this room and the next."""

from __future__ import annotations

from typing import Any

from django.core import mail

from tapshyryk.core.access.actors import System
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.needs.actions.following import ask_to_follow_problem, confirm_following
from tapshyryk.needs.actions.moderation import publish_problem
from tapshyryk.needs.actions.proposing import Words, confirm_problem, send_problem
from tapshyryk.needs.models import Following, ProposedProblem
from tests.world import World

FORM = System("public form")
AUTHOR = "author@example.kg"


def words(title: str = "Айылда бала бакча жок", **given: Any) -> Words:
    """What somebody says, in Kyrgyz and of preschool unless told otherwise."""
    return Words(**{"language": "ky", "title": title, "theme": "preschool", **given})


def sent(world: World, title: str = "Айылда бала бакча жок", email: str = AUTHOR, **given: Any):
    """Sent without an account, the letter not opened yet."""
    problem = ProposedProblem(municipality=world.municipality)
    send_problem(problem, actor=FORM, words=words(title, **given), email=email)
    return problem


def waiting(world: World, title: str = "Айылда бала бакча жок", email: str = AUTHOR, **given: Any):
    """Confirmed by its author, waiting for the specialist."""
    problem = sent(world, title, email, **given)
    confirm_problem(problem, actor=FORM)
    return problem


def published(world: World, title: str = "Айылда бала бакча жок", email: str = AUTHOR, **given: Any):
    """Read by everybody."""
    problem = waiting(world, title, email, **given)
    publish_problem(problem, actor=world.actor("specialist"))
    return problem


def followed(problem: ProposedProblem, email: str, language: str = "ru") -> Following:
    """Followed by a confirmed address."""
    following = Following(problem=problem)
    ask_to_follow_problem(following, actor=FORM, email=email, language=language)
    confirm_following(following, actor=FORM)
    return following


def letters() -> dict[str, list[str]]:
    """The subjects of the letters that wait, by address."""
    mail.outbox.clear()
    deliver_waiting()
    found: dict[str, list[str]] = {}
    for letter in mail.outbox:
        found.setdefault(letter.to[0], []).append(letter.subject)
    return found
