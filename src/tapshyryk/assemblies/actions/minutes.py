"""Noting what was heard; drawing up, correcting and signing the minutes; adding to them afterwards."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from tapshyryk.assemblies.actions.minutes_papers import draft, minutes_of, supplement
from tapshyryk.assemblies.models import Assembly, MinutesSignature
from tapshyryk.assemblies.papers import COUNT_PHOTO, SIGNED_SCAN
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.checking import CheckedFile
from tapshyryk.core.files.keeping import keep_file
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import wrong_input
from tapshyryk.core.lifecycle.spec import Ask


def note_hearing(assembly: Assembly, *, actor: Actor, heard: str, override: Override = NO_OVERRIDE) -> Any:
    """Write down what was said; a later note replaces an earlier one, which the record keeps privately."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.heard = heard.strip()
        return Deed(detail={"length": len(assembly.heard)}, private={"heard": assembly.heard})

    return perform(assembly, "note_hearing", actor=actor, effect=effect, override=override)


def draft_minutes(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Draw the minutes up in Kyrgyz and Russian, as a version that is not public until it is signed."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        version = draft(assembly, ask.now)
        return Deed(detail={"version": version.number}, documents=tuple(version.papers))

    return perform(assembly, "draft_minutes", actor=actor, effect=effect, override=override)


def correct_minutes(
    assembly: Assembly,
    *,
    actor: Actor,
    venue: str,
    agenda: str,
    heard: str,
    reason: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct what the minutes say in words; a new version is drawn up, to be signed anew.

    The public `reason` says what was corrected and why; the act keeps the texts before and after privately,
    since speeches may name people. Counts are never corrected here.
    """

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        given = {"venue": venue.strip(), "agenda": agenda.strip(), "heard": heard.strip()}
        before = {name: getattr(assembly, name) for name in given}
        changed = [name for name, text in given.items() if text != before[name]]
        if not changed:
            raise wrong_input(gettext("Nothing was changed."))
        for name, text in given.items():
            setattr(assembly, name, text)
        version = draft(assembly, ask.now, reason.strip())
        return Deed(
            detail={"version": version.number, "changed": changed, "reason": reason.strip()},
            private={
                "before": {name: before[name] for name in changed},
                "after": {name: given[name] for name in changed},
            },
            documents=tuple(version.papers),
        )

    return perform(assembly, "correct_minutes", actor=actor, effect=effect, override=override)


def put_signature(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Sign the newest draft by one's own account, as chair, secretary or member of the counting group."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        mine = [person for person in assembly.unsigned() if person.ref == actor.ref]
        if not mine:
            raise wrong_input(gettext("You have signed these minutes already."))
        version = assembly.minutes_draft()
        _sign(version, mine, ask, on_paper=False)
        return Deed(detail={"version": version.number, "on_paper": False})

    return perform(assembly, "put_signature", actor=actor, effect=effect, override=override)


def attach_signed_minutes(
    assembly: Assembly, *, actor: Actor, scan: CheckedFile, override: Override = NO_OVERRIDE
) -> Any:
    """Attach the scan of the minutes signed by hand: all who have not signed here have signed on paper."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        version = assembly.minutes_draft()
        waiting = assembly.unsigned()
        _sign(version, waiting, ask, on_paper=True)
        return Deed(
            detail={"version": version.number, "on_paper": True, "signed": len(waiting)},
            documents=(_kept(assembly, scan, SIGNED_SCAN, actor),),
        )

    return perform(assembly, "attach_signed_minutes", actor=actor, effect=effect, override=override)


def attach_count_photo(
    assembly: Assembly, *, actor: Actor, photo: CheckedFile, override: Override = NO_OVERRIDE
) -> Any:
    """Attach a photograph of the paper on which the votes were counted; place and camera are taken off it."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        paper = _kept(assembly, photo, COUNT_PHOTO, actor)
        return Deed(detail={"round": assembly.round}, documents=(paper,))

    return perform(assembly, "attach_count_photo", actor=actor, effect=effect, override=override)


def sign_minutes(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Settle the minutes once all officials have signed: they become public in Kyrgyz and Russian.

    The chosen problem is marked on the list of its needs session.
    """

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.minuted_on = ask.today
        version = assembly.minutes_draft()
        signed = list(version.signatures.all()) if version else []
        return Deed(
            detail={
                "purpose": assembly.purpose,
                "present": assembly.present,
                "women": assembly.women,
                "result": assembly.result.slug if assembly.result else "",
                "majority": assembly.explanation.get("majority", ""),
                "version": version.number if version else 0,
                "signed": len(signed),
                "signed_on_paper": sum(one.on_paper for one in signed),
            },
            documents=minutes_of(assembly, number=version.number if version else 1, public=True),
        )

    return perform(assembly, "sign_minutes", actor=actor, effect=effect, override=override)


def supplement_minutes(
    assembly: Assembly, *, actor: Actor, text: str, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Add a public supplement to signed minutes, which stay as they are; write no private names in it."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        version = supplement(assembly, ask.now, text.strip(), reason.strip())
        return Deed(
            detail={"version": version.number, "reason": reason.strip()}, documents=tuple(version.papers)
        )

    return perform(assembly, "supplement_minutes", actor=actor, effect=effect, override=override)


def _sign(version: Any, people: list[Any], ask: Ask[Any], *, on_paper: bool) -> None:
    for person in people:
        MinutesSignature(version=version, person=person, on_paper=on_paper, signed_at=ask.now).save(
            force_insert=True
        )


def _kept(assembly: Assembly, file: CheckedFile, purpose: str, actor: Actor) -> dict[str, Any]:
    kept = keep_file(
        file.called(purpose.rpartition(".")[2].replace("_", "-")),
        purpose=purpose,
        subject_type=assembly.lifecycle.name,
        subject_id=assembly.pk,
        actor=actor,
    )
    return {"name": kept.name, "sha256": kept.sha256, "size": kept.size}
