"""Convening an assembly, putting problems to the vote, calling it off."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.domain.guards.gathering import ONLINE, WAYS
from tapshyryk.assemblies.domain.rules.most_votes import NAME as MOST_VOTES
from tapshyryk.assemblies.domain.rules.most_votes import SESSION_RANK, TIE_RULES
from tapshyryk.assemblies.models import Assembly, Option
from tapshyryk.assemblies.queries.sources import listed_for
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.models import NeedsSession, PriorityList, Problem


def convene_assembly(
    assembly: Assembly,
    *,
    actor: Actor,
    purpose: str,
    convened_for: datetime,
    venue: str,
    agenda: str,
    rule: str = "most_votes",
    ways: Collection[str] = ("hands",),
    sections: int = 1,
    online_until: datetime | None = None,
    budget: int | None = None,
    tie_rule: str = "run_off",
    quorum: int | None = None,
    needs_session: NeedsSession | None = None,
    priority_list: PriorityList | None = None,
    options: Sequence[Problem] | None = None,
    heard_order: UUID | None = None,
    titles: Mapping[str, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Convene an assembly that is not saved yet; its municipality is set, its titles too unless given.

    A `choice` takes its options from the priorities of `needs_session`, or of the common list of several
    sessions, `priority_list`: all of them, or those in `options`, in the order of the list. A `hearing` and a
    `general` gathering have none; `heard_order` names the order whose results are heard. `quorum` is how many
    people must come, None where nothing was set. Votes are counted by `rule` and given in `ways` (`hands`,
    `paper`, `online`), hands in so many `sections` of the hall, online until `online_until`; `budget` is the
    sum in tyiyn within which several are chosen. What settles equal votes under a rule that calls for no
    second vote is the place on the list, whatever `tie_rule` says.
    """
    write_texts(assembly, "title", titles or {})
    day = convened_for.astimezone(clock.LOCAL_ZONE).date()
    assembly.slug = assembly.slug or readable_slug(
        f"{assembly.municipality.slug} assembly {day.isoformat()}", Assembly
    )
    assembly.purpose = purpose
    assembly.needs_session = needs_session if purpose == Assembly.Purpose.CHOICE else None
    assembly.priority_list = priority_list if purpose == Assembly.Purpose.CHOICE else None
    for source in (needs_session, priority_list):
        if source is not None and source.municipality_id != assembly.municipality_id:
            raise Refused((gone(),))
    if needs_session is not None and priority_list is not None:
        raise Refused((gone(),))

    open_ways = [way for way in WAYS if way in ways]
    settled = tie_rule if rule == MOST_VOTES or tie_rule not in TIE_RULES else SESSION_RANK

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.convened_for = convened_for
        assembly.venue = venue
        assembly.agenda = agenda
        assembly.rule = rule
        assembly.ways = open_ways
        assembly.sections = sections
        assembly.online_until = online_until if ONLINE in open_ways else None
        assembly.budget_tyiyn = budget if RULES[rule].several else None
        assembly.tie_rule = settled
        assembly.quorum = quorum
        assembly.heard_order = heard_order
        ballot = _ballot(assembly, options)
        for position, problem in enumerate(ballot, start=1):
            Option(assembly=assembly, problem=problem, position=position).save(force_insert=True)
        return Deed(
            detail={
                "title": texts_of(assembly, "title"),
                "purpose": purpose,
                "convened_for": convened_for,
                "venue": venue,
                "agenda": agenda,
                "rule": rule,
                "ways": open_ways,
                "online_until": assembly.online_until,
                "budget_tyiyn": assembly.budget_tyiyn,
                "tie_rule": settled,
                "quorum": quorum,
                "needs_session": assembly.needs_session.slug if assembly.needs_session else "",
                **({"priority_list": assembly.priority_list.slug} if assembly.priority_list else {}),
                "options": [problem.slug for problem in ballot],
                "heard_order": heard_order,
            }
        )

    return perform(
        assembly,
        "convene_assembly",
        actor=actor,
        given={
            "convened_for": convened_for,
            "tie_rule": tie_rule,
            "rule": rule,
            "ways": tuple(ways),
            "online_until": online_until,
            "budget": budget,
        },
        effect=effect,
        override=override,
    )


def _ballot(assembly: Assembly, options: Sequence[Problem] | None) -> list[Problem]:
    """The listed priorities to be put to the vote, in the order of the list; refuses a problem not listed."""
    listed = list(listed_for(assembly))
    if options is None:
        return listed
    wanted = {problem.pk for problem in options}
    if wanted - {problem.pk for problem in listed}:
        raise Refused((gone(),))
    return [problem for problem in listed if problem.pk in wanted]


def add_option(
    assembly: Assembly, *, actor: Actor, problem: Problem, override: Override = NO_OVERRIDE
) -> Any:
    """Put one more problem of the list to the vote, last on the ballot."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        taken = set(assembly.options.values_list("problem_id", flat=True))
        ballot = _ballot(assembly, [problem])
        if not ballot or problem.pk in taken:
            raise Refused((gone(),))
        Option(assembly=assembly, problem=problem, position=len(taken) + 1).save(force_insert=True)
        return Deed(detail={"problem": problem.slug, "position": len(taken) + 1})

    return perform(assembly, "add_option", actor=actor, effect=effect, override=override)


def cost_options(
    assembly: Assembly, *, actor: Actor, costs: Mapping[UUID, int], override: Override = NO_OVERRIDE
) -> Any:
    """Enter what each problem would cost to solve, in tyiyn, by the key of the option."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        options = {option.pk: option for option in assembly.ballot()}
        if set(costs) - set(options) or any(cost <= 0 for cost in costs.values()):
            raise Refused((gone(),))
        for key, cost in costs.items():
            options[key].cost_tyiyn = cost
            options[key].save(update_fields=["cost_tyiyn"])
        return Deed(
            detail={
                "costs": [
                    {"problem": option.problem.slug, "cost_tyiyn": option.cost_tyiyn}
                    for option in options.values()
                ]
            }
        )

    return perform(assembly, "cost_options", actor=actor, effect=effect, override=override)


def cancel_assembly(
    assembly: Assembly, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Call a convened assembly off; `reason` is public."""
    return perform(
        assembly,
        "cancel_assembly",
        actor=actor,
        effect=lambda _assembly, _ask: Deed(detail={"reason": reason}),
        override=override,
    )
