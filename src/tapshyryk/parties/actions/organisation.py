"""Registering an organisation, correcting its entry, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.parties.models import Organisation


def _number(written: str | None) -> str | None:
    """A registration number without spaces; None where there is none, so that two without stay apart."""
    return "".join((written or "").split()) or None


def _is_taken(number: str | None, by_other_than: Organisation) -> bool:
    if number is None:
        return False
    return Organisation.objects.filter(registration_number=number).exclude(pk=by_other_than.pk).exists()


def register_organisation(
    organisation: Organisation,
    *,
    actor: Actor,
    names: Mapping[str, str] | None = None,
    kind: str = "",
    registration_number: str | None = None,
    contact_public: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Register an organisation that is not saved yet; names by language and kind may already be set on it.

    A slug is made from its name when it has none. `contact_public` is shown to everybody.
    """
    write_texts(organisation, "name", names or {})
    organisation.kind = kind or organisation.kind
    number = _number(registration_number or organisation.registration_number)
    organisation.slug = organisation.slug or readable_slug(
        next(iter(texts_of(organisation, "name").values()), ""), Organisation
    )

    def effect(organisation: Organisation, ask: Ask[Any]) -> Deed:
        organisation.registration_number = number
        organisation.contact_public = contact_public or organisation.contact_public
        return Deed(
            detail={
                "name": texts_of(organisation, "name"),
                "kind": organisation.kind,
                "registration_number": number or "",
                "source": organisation.source,
            }
        )

    return perform(
        organisation,
        "register_organisation",
        actor=actor,
        given={"registration_number": number, "number_is_taken": _is_taken(number, organisation)},
        effect=effect,
        override=override,
    )


def correct_organisation(
    organisation: Organisation,
    *,
    actor: Actor,
    names: Mapping[str, str] | None = None,
    registration_number: str | None = None,
    contact_public: str | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct what the register says of an organisation; what is None stays. The act tells what changed."""
    given: dict[str, Any] = {}
    number = _number(registration_number)
    if registration_number is not None:
        given = {"registration_number": number, "number_is_taken": _is_taken(number, organisation)}

    def effect(organisation: Organisation, ask: Ask[Any]) -> Deed:
        before = _entry(organisation)
        write_texts(organisation, "name", names or {})
        if registration_number is not None:
            organisation.registration_number = number
        if contact_public is not None:
            organisation.contact_public = contact_public
        after = _entry(organisation)
        changes = {
            name: {"before": before[name], "after": after[name]}
            for name in after
            if before[name] != after[name]
        }
        return Deed(detail={"changes": changes})

    return perform(
        organisation, "correct_organisation", actor=actor, given=given, effect=effect, override=override
    )


def _entry(organisation: Organisation) -> dict[str, Any]:
    return {
        "name": texts_of(organisation, "name"),
        "registration_number": organisation.registration_number or "",
        "contact_public": organisation.contact_public,
    }


def suspend_organisation(
    organisation: Organisation, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Keep an organisation from new steps until it is restored; `reason` is public."""
    return perform(
        organisation,
        "suspend_organisation",
        actor=actor,
        effect=lambda _organisation, _ask: Deed(detail={"reason": reason}),
        override=override,
    )


def restore_organisation(
    organisation: Organisation, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Let a suspended organisation take part again; `reason` is public."""
    return perform(
        organisation,
        "restore_organisation",
        actor=actor,
        effect=lambda _organisation, _ask: Deed(detail={"reason": reason}),
        override=override,
    )


def close_organisation(
    organisation: Organisation, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Record that the organisation exists no more; `reason` is public."""
    return perform(
        organisation,
        "close_organisation",
        actor=actor,
        effect=lambda _organisation, _ask: Deed(detail={"reason": reason}),
        override=override,
    )
