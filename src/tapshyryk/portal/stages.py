"""The nine steps of an order as its page shows them: first half, from the need to the call."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tapshyryk.core.components import Cell, Column, Fact, SourcedValue, Stage, Standing
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, facts, papers, table, text
from tapshyryk.portal.commission import commission
from tapshyryk.portal.queries.order_life import OrderLife, mean_scores

STAGE_TEMPLATE = "portal/blocks.html"

BEFORE_CALL = ("submitted", "approved")
"""States of an order that has not been announced yet."""


def stage(key: str, label: str, standing: Standing, *blocks: Block | None, **more: Any) -> Stage:
    """A step with its evidence; blocks that are None are left out."""
    content = [block for block in blocks if block is not None]
    return Stage(
        key=key,
        label=label,
        standing=standing,
        template=STAGE_TEMPLATE if content else "",
        content=content,
        **more,
    )


def is_chronicled(life: OrderLife) -> bool:
    """Whether the order comes from the founding sources, where silence means "not reported"."""
    return bool(life.order.source)


def absent(life: OrderLife, *, passed: bool) -> Standing:
    """The state of a step that left nothing: the sources are silent, it was passed over, or it is ahead."""
    return "silent" if is_chronicled(life) or passed else "ahead"


def differing(life: OrderLife, subject: object, field: str, kept: str, source: str) -> Block | None:
    """A value with the other values sources give for it, each with its source; None when they agree."""
    others = [remark for remark in life.remarks_on(subject, field) if remark.other_value]
    if not others:
        return None
    told = []
    for remark in others:
        where = words.source(remark.source)
        told.append(SourcedValue(remark.other_value, f"{where}, {remark.remark}" if remark.remark else where))
    return Block("conflict", [SourcedValue(kept, words.source(source)), *told])


def needs(life: OrderLife) -> Stage:
    """What people said they need, and how many they were."""
    session, label = life.session, _("Needs")
    if session is None:
        return stage("needs", label, "silent")
    count = session.priorities_found or sum(problem.is_priority for problem in life.problems) or None
    sentence = ""
    if life.order.problem:
        sentence = wording(life.order.problem, "title").text
    women = words.number(session.women_told)
    return stage(
        "needs",
        label,
        "done",
        facts(
            Fact(
                _("People who took part"),
                words.people(session.participants, session.participants_exactness) or None,
            ),
            Fact(_("Women among them"), women),
            Fact(_("Priority problems listed"), words.number(count)),
            _unserved(life),
            _study(life),
        ),
        differing(life, session, "participants", words.number(session.participants) or "", session.source),
        _problem_table(life),
        text(_("Note"), session.note) if not session.source else None,
        papers(life.papers_of(session, *life.studies[:1])),
        when=words.short_day(session.held_on) or words.reported_month(session.period.split("/")[0]) or "",
        people=words.people(session.participants, session.participants_exactness),
        sentence=sentence,
    )


def _study(life: OrderLife) -> Fact | None:
    """The needs study on which the order rests, if one was issued."""
    if not life.studies:
        return None
    this = life.studies[0]
    when = words.span(this.since, this.until)
    return Fact(_("Needs study"), when, href=address("portal:study", this.slug))


def _unserved(life: OrderLife) -> Fact | None:
    problem = life.order.problem
    if problem is None or problem.unserved is None:
        return None
    return Fact(_("People left without the service"), words.number(problem.unserved))


def _problem_table(life: OrderLife) -> Block | None:
    if len(life.problems) < 2:
        return None
    rows = [
        (
            Cell(wording(problem, "title"), note=_("chosen") if problem.is_chosen else ""),
            words.number(problem.votes),
            words.number(problem.rank),
        )
        for problem in life.problems
    ]
    columns = (Column(_("Problem")), Column(_("Votes"), "number"), Column(_("Place on the list"), "number"))
    return table(_("Problems named at the session"), columns, rows)


def vote(life: OrderLife) -> Stage:
    """How residents chose."""
    assembly, label = life.order.assembly, _("Vote")
    if assembly is None:
        return stage("vote", label, absent(life, passed=True))
    rows = [
        (option.words, words.number(option.votes), words.number(option.run_off_votes))
        for option in life.options
    ]
    ran_off = any(option.run_off_votes is not None for option in life.options)
    columns = [Column(_("Problem")), Column(_("Hands"), "number")]
    if ran_off:
        columns.append(Column(_("Run-off"), "number"))
    chosen = assembly.words_for(assembly.result).text if assembly.result else ""
    return stage(
        "vote",
        label,
        "done" if assembly.state == "minuted" else "now",
        facts(
            Fact(_("Present"), words.number(assembly.present)),
            Fact(_("Women among them"), words.number(assembly.women)),
            Fact(_("Chosen"), chosen or None),
        ),
        table(_("Hands raised"), columns, [row[: len(columns)] for row in rows])
        if any(option.votes is not None for option in life.options)
        else None,
        papers(life.papers_of(assembly)),
        when=words.short_day(assembly.opened_at or assembly.convened_for) or "",
        people=words.people(assembly.present),
        sentence=_("Residents chose: %(what)s.") % {"what": chosen} if chosen else "",
        href=_address("portal:assembly", assembly.slug),
    )


def order(life: OrderLife) -> Stage:
    """What was ordered, under which programme, with what money."""
    thing = life.order
    budget = list(thing.budget_lines.all())
    total = sum(line.amount_tyiyn for line in budget)
    rows = [
        (words.choice(line, "purpose"), line.description, words.som(line.amount_tyiyn)) for line in budget
    ]
    indicators = [
        (
            wording(each, "title"),
            words.number(each.baseline),
            words.number(each.target),
            each.get_unit_display(),
        )
        for each in thing.indicators.all()
    ]
    programme = wording(thing.programme, "title").text if thing.programme else None
    expected = words.number(thing.recipients_expected)
    return stage(
        "order",
        _("Order"),
        "now" if thing.state == "submitted" else "done",
        facts(
            Fact(_("Programme"), programme),
            Fact(_("Form"), words.choice(thing, "form") or None),
            Fact(_("Target group"), thing.target_group or None),
            Fact(_("Recipients expected"), expected),
            Fact(_("Term"), words.span(thing.starts, thing.ends)),
            Fact(_("Expected co-financing"), words.percent(thing.cofinancing_percent)),
            Fact(_("Competence"), words.choice(thing, "competence") or None),
            Fact(_("Minimum standard"), thing.minimum_standard or None),
        ),
        differing(life, thing, "title", wording(thing, "title").text, thing.source),
        text(_("Need"), thing.need),
        text(_("Aim"), thing.aim),
        text(_("Services"), thing.services),
        table(
            _("Budget of the order"),
            (Column(_("Purpose")), Column(_("For what")), Column(_("Sum"), "number")),
            rows,
            total=(_("Together"), "", words.som(total)) if rows else (),
        ),
        table(
            _("Indicators"),
            (
                Column(_("Indicator")),
                Column(_("Before"), "number"),
                Column(_("Target"), "number"),
                Column(_("Unit")),
            ),
            indicators,
        ),
        papers(life.papers_of(thing)),
        when=words.term(words.short_day(thing.starts), words.short_day(thing.ends)) or "",
        people=words.people(thing.recipients_expected),
        sentence=thing.aim,
    )


def call(life: OrderLife) -> Stage:
    """How organisations competed and who won."""
    this, label = life.call, _("Call")
    if this is None:
        return stage("call", label, absent(life, passed=life.order.state not in BEFORE_CALL))
    criteria = list(this.criteria.all())
    scored = mean_scores(criteria, life.proposals)
    columns = [Column(_("Organisation")), *(Column(wording(c, "title").text, "number") for c in criteria)]
    columns += [Column(_("Total"), "number"), Column(_("Rank"), "number")]
    rows = [
        (
            Cell(wording(proposal.organisation, "name"), note=_("winner") if proposal.state == "won" else ""),
            *means,
            words.number(proposal.score_total),
            words.number(proposal.place),
        )
        for proposal, means in scored
    ]
    winner = next((p for p in life.proposals if p.state == "won"), None)
    asked = [(q.public_text, q.answer) for q in this.published_questions]
    count = len(life.proposals)
    return stage(
        "call",
        label,
        "done" if this.state in {"concluded", "decided"} else "now",
        facts(
            Fact(_("Published"), words.day(this.published_at)),
            Fact(_("Open until"), words.day(this.closes_at)),
            Fact(_("Proposals opened"), words.number(count) if count else None),
            Fact(_("Decided"), words.day(this.decided_at)),
            Fact(_("Complaints"), words.number(len(this.complaints.all()))),
        ),
        table(_("Scores by criterion, mean of the members"), columns, rows),
        text(_("Why"), this.tie_break_reason or this.end_reason),
        commission(this),
        table(_("Questions and answers"), (Column(_("Question")), Column(_("Answer"))), asked),
        papers(life.papers_of(this)),
        when=words.short_day(this.published_at) or "",
        people=ngettext("%(n)s proposal", "%(n)s proposals", count) % {"n": words.number(count)}
        if count
        else "",
        sentence=(_("Won: %(who)s.") % {"who": wording(winner.organisation, "name").text} if winner else ""),
        href=_address("portal:call", this.slug),
    )


def _address(name: str, *args: str) -> str:
    from tapshyryk.core.navigation import address

    return address(name, *args)
