"""Using a facilitation tool at a session: preparing, printing, entering, correcting, withdrawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.storing import make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.wording import texts_of
from tapshyryk.needs.domain import facilitation
from tapshyryk.needs.models import SessionTool
from tapshyryk.needs.queries.orders import in_order_named
from tapshyryk.places.models import Settlement


def prepare_tool(
    tool: SessionTool,
    *,
    actor: Actor,
    kind: str,
    topics: Sequence[str] = (),
    each: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Prepare a tool that is not saved yet, of a session that is planned or held.

    `topics` are the lines of a seasonal calendar; `each` how many points everybody has to give.
    """
    if tool.session.state not in {"planned", "held", "listed"}:
        raise Refused((gone(),))
    tool.kind = kind

    def effect(tool: SessionTool, ask: Ask[Any]) -> Deed:
        if kind == facilitation.CALENDAR:
            tool.content = {"topics": [{"text": topic, "months": []} for topic in topics]}
        if kind == facilitation.POINTS:
            tool.content = {"each": each or 1}
        return Deed(detail={"session": tool.session.slug, "tool": kind, "topics": list(topics), "each": each})

    return perform(tool, "prepare_tool", actor=actor, effect=effect, override=override)


def print_tool_blank(
    tool: SessionTool, *, actor: Actor, language: str, rows: int = 15, override: Override = NO_OVERRIDE
) -> Any:
    """Print the form to fill by hand: the problems named so far, or `rows` empty lines."""

    def effect(tool: SessionTool, ask: Ask[Any]) -> Deed:
        with translation.override(language):
            paper = make_document(
                "needs/tool",
                {
                    "kind": tool.kind,
                    "event": str(tool.session.title),
                    "day": tool.session.held_on or tool.session.planned_for,
                    "place": tool.session.venue,
                    "lines": _printed_lines(tool, rows),
                    "each": tool.content.get("each"),
                },
                subject=tool,
                language=language,
                title=str(tool.get_kind_display()),
            )
        return Deed(detail={"tool": tool.kind, "language": language}, documents=(paper,))

    return perform(tool, "print_tool_blank", actor=actor, effect=effect, override=override)


def _printed_lines(tool: SessionTool, rows: int) -> list[str]:
    if tool.kind == facilitation.CALENDAR:
        named = [topic["text"] for topic in tool.content.get("topics", ())]
    elif tool.kind in facilitation.COUNTED:
        named = [str(problem.title) for problem in in_order_named(tool.session)]
    else:
        named = []
    return named or [""] * rows


def record_tool(
    tool: SessionTool,
    *,
    actor: Actor,
    content: Mapping[str, Any],
    names_people: bool = False,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter what came of the tool; where a person is named in it, it stays out of public."""

    def effect(tool: SessionTool, ask: Ask[Any]) -> Deed:
        tool.content = dict(content)
        tool.names_people = names_people
        told = {"content": _by_slug(tool, content)}
        shown = {"session": tool.session.slug, "tool": tool.kind, "names_people": names_people}
        if names_people:
            return Deed(detail=shown, private=told)
        return Deed(detail={**shown, **told})

    return perform(
        tool, "record_tool", actor=actor, given=_given(tool, content), effect=effect, override=override
    )


def correct_tool(
    tool: SessionTool,
    *,
    actor: Actor,
    content: Mapping[str, Any],
    reason: str,
    names_people: bool = False,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct what was entered; the act keeps what stood before, and why, which is public."""

    def effect(tool: SessionTool, ask: Ask[Any]) -> Deed:
        told = {"before": _by_slug(tool, tool.content), "after": _by_slug(tool, content)}
        hidden = names_people or tool.names_people
        tool.content = dict(content)
        tool.names_people = names_people
        shown = {"session": tool.session.slug, "tool": tool.kind, "reason": reason}
        return Deed(detail=shown, private=told) if hidden else Deed(detail={**shown, **told})

    return perform(
        tool, "correct_tool", actor=actor, given=_given(tool, content), effect=effect, override=override
    )


def withdraw_tool(tool: SessionTool, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Set a tool aside that was prepared or entered by mistake; `reason` is public."""
    return perform(
        tool,
        "withdraw_tool",
        actor=actor,
        effect=lambda tool, _ask: Deed(
            detail={"session": tool.session.slug, "tool": tool.kind, "reason": reason}
        ),
        override=override,
    )


def _given(tool: SessionTool, content: Mapping[str, Any]) -> dict[str, Any]:
    """What the guards are asked about: the points where points were given."""
    if tool.kind != facilitation.POINTS:
        return {}
    return {
        "points": sum(content["points"].values()),
        "each": content["each"],
        "givers": content["givers"],
    }


def _by_slug(tool: SessionTool, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content for the record, problems by their permanent names and settlements by their words.

    Refuses a problem of another session and a settlement of another municipality.
    """
    slugs = {str(problem.pk): problem.slug for problem in in_order_named(tool.session)}
    try:
        if "points" in content:
            return {**content, "points": {slugs[key]: n for key, n in content["points"].items()}}
        if "winners" in content:
            winners = [[slugs[key] if key else "" for key in line] for line in content["winners"]]
            return {"winners": winners}
        if "sayings" in content:
            sayings = [
                {"text": one["text"], "problem": slugs[one["problem"]] if one["problem"] else ""}
                for one in content["sayings"]
            ]
            return {"sayings": sayings}
        if "places" in content:
            villages = {str(one.pk): texts_of(one, "name") for one in _settlements(tool)}
            return {
                "places": [
                    {**one, "settlement": villages[one["settlement"]] if one.get("settlement") else {}}
                    for one in content["places"]
                ]
            }
    except KeyError:
        raise Refused((gone(),)) from None
    return dict(content)


def _settlements(tool: SessionTool) -> QuerySet[Settlement]:
    return Settlement.objects.filter(municipality=tool.session.municipality_id)
