"""Following a proposed problem by letters, with an account or by a confirmed address, and ceasing to."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.models import Following


def ask_to_follow_problem(
    following: Following, *, actor: Actor, email: str, language: str, override: Override = NO_OVERRIDE
) -> Any:
    """Ask for letters to `email` about the problem set on the unsaved following; a letter asks to confirm."""

    def effect(following: Following, ask: Ask[Any]) -> Deed:
        following.email, following.language = email.strip().lower(), language
        following.asked_on = ask.today
        return Deed()

    return perform(following, "ask_to_follow_problem", actor=actor, effect=effect, override=override)


def confirm_following(following: Following, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Begin to send letters, now that the link in the first one was opened."""
    return perform(following, "confirm_following", actor=actor, override=override)


def follow_problem(following: Following, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Follow as a person with an account; letters go to the account's address."""
    following.person_id = actor.ref.removeprefix("person:")

    def effect(following: Following, ask: Ask[Any]) -> Deed:
        following.asked_on = ask.today
        return Deed()

    return perform(following, "follow_problem", actor=actor, effect=effect, override=override)


def unfollow_problem(following: Following, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Send no more letters; an address is forgotten."""

    def effect(following: Following, ask: Ask[Any]) -> Deed:
        following.email = ""
        return Deed()

    return perform(following, "unfollow_problem", actor=actor, effect=effect, override=override)
