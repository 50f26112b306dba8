"""Seating the commission and declaring interests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tapshyryk.calls.models import Call, CommissionMember, DeclaredInterest, Score
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.parties.models import Organisation, Person


def seat_member(
    call: Call,
    *,
    actor: Actor,
    person: Person,
    side: str,
    is_chair: bool = False,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Give a person a seat on the commission, for a side, as chair or not; who it is, the protocol tells."""

    def effect(call: Call, ask: Any) -> Deed:
        member = CommissionMember(call=call, person=person, side=side, is_chair=is_chair)
        checked(member).save(force_insert=True)
        return Deed(
            detail={"seat": str(member.pk), "side": side, "is_chair": is_chair},
            private={"member": person.ref},
        )

    given = {"person": person.ref, "side": side, "is_chair": is_chair}
    return perform(call, "seat_member", actor=actor, given=given, effect=effect, override=override)


def unseat_member(
    call: Call, *, actor: Actor, member: CommissionMember, override: Override = NO_OVERRIDE
) -> Any:
    """Take a member off the commission before the proposals are opened."""

    def effect(call: Call, ask: Any) -> Deed:
        row = call.commission.get(pk=member.pk)
        row.interests.all().delete()
        call.commission.filter(pk=member.pk).delete()
        return Deed(detail={"seat": str(row.pk), "side": row.side}, private={"member": row.person.ref})

    return perform(call, "unseat_member", actor=actor, effect=effect, override=override)


def name_chair(
    call: Call, *, actor: Actor, member: CommissionMember, override: Override = NO_OVERRIDE
) -> Any:
    """Make a member the chair in place of whoever was."""

    def effect(call: Call, ask: Any) -> Deed:
        row = call.commission.get(pk=member.pk)
        before = call.commission.filter(is_chair=True).first()
        call.commission.filter(is_chair=True).update(is_chair=False)
        call.commission.filter(pk=row.pk).update(is_chair=True)
        return Deed(
            detail={"seat": str(row.pk), "before": str(before.pk) if before is not None else ""},
            private={"member": row.person.ref},
        )

    return perform(call, "name_chair", actor=actor, effect=effect, override=override)


def declare_interest(
    call: Call,
    *,
    actor: Actor,
    interests: Mapping[Organisation, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Declare, for oneself, an interest in the organisations given with its nature, or none at all.

    A later declaration replaces an earlier one, but takes nothing back once the proposals are open; points
    given to a proposal one turns out to be bound to no longer count and are taken out, the acts that gave
    them stay. How many organisations were named is public at once, which ones with the protocol.
    """
    named = dict(interests or {})

    def effect(call: Call, ask: Any) -> Deed:
        member = call.commission.get(person_id=actor.ref.removeprefix("person:"))
        member.interests.all().delete()
        for organisation, nature in named.items():
            row = DeclaredInterest(member=member, organisation=organisation, nature=nature)
            checked(row).save(force_insert=True)
        member.declared_at = ask.now
        member.save()
        keys = {str(organisation.pk) for organisation in named}
        struck = [p for p in call.proposals.all() if p.organisation_keys() & keys]
        Score.objects.filter(member=member, proposal__in=struck).delete()
        return Deed(
            detail={"interests": len(named)},
            private={"interests": {organisation.slug: nature for organisation, nature in named.items()}},
        )

    given = {"declarer": actor.ref, "organisations": frozenset(str(each.pk) for each in named)}
    return perform(call, "declare_interest", actor=actor, given=given, effect=effect, override=override)
