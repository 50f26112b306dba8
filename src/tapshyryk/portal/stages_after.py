"""The nine steps of an order as its page shows them: second half, from the contract to what came after."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tapshyryk.core.components import Cell, Column, Fact, Stage
from tapshyryk.core.suppression import LEAST
from tapshyryk.core.wording import wording
from tapshyryk.monitoring.domain.satisfaction import satisfaction
from tapshyryk.monitoring.models import Survey
from tapshyryk.monitoring.queries.satisfaction import smallest_group_shown
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, facts, papers, table, text
from tapshyryk.portal.queries.order_life import OrderLife
from tapshyryk.portal.stages import absent, differing, stage

ENDED = ("completed", "followed")
"""States of an order whose services have ended."""


def contract(life: OrderLife) -> Stage:
    """Who agreed to deliver what, for how much and how it is verified."""
    this, label = life.contract, _("Contract")
    if this is None:
        return stage("contract", label, absent(life, passed=False))
    start = words.day(this.starts) or words.reported_month(this.period_start)
    end = words.day(this.ends) or words.reported_month(this.period_end)
    indicators = [
        (
            wording(each, "title"),
            words.number(each.baseline),
            words.number(each.target),
            each.get_unit_display(),
        )
        for each in this.indicators.all()
    ]
    paid = {p.tranche_id: p for p in this.payments.all() if p.state == "paid"}
    tranches = [
        (
            str(tranche.number),
            words.som(tranche.amount_tyiyn),
            words.day(tranche.due),
            words.day(paid[tranche.pk].paid_on) if tranche.pk in paid else _("not paid yet"),
        )
        for tranche in this.tranches.all()
    ]
    partners = [
        (wording(p.organisation, "name"), p.role, words.percent(p.share_percent)) for p in this.partners.all()
    ]
    amendments = [
        (str(a.number), a.change, a.reason, words.choice(a, "standing")) for a in this.amendments.all()
    ]
    return stage(
        "contract",
        label,
        "done",
        facts(
            Fact(_("Contractor"), wording(this.contractor, "name"), href=_provider(this.contractor.slug)),
            Fact(_("Sum"), words.som(this.amount_tyiyn)),
            Fact(_("Term"), words.term(start, end)),
            Fact(_("How it is verified"), this.verification or None),
        ),
        differing(life, this, "contractor", wording(this.contractor, "name").text, this.source),
        text(_("Aim"), this.aim),
        table(
            _("Consortium"),
            (Column(_("Organisation")), Column(_("Role")), Column(_("Share"), "number")),
            partners,
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
        table(
            _("Tranches"),
            (
                Column(_("No.")),
                Column(_("Sum"), "number"),
                Column(_("Due"), "date"),
                Column(_("Paid"), "date"),
            ),
            tranches,
        ),
        table(
            _("Amendments"),
            (Column(_("No.")), Column(_("Change")), Column(_("Reason")), Column(_("Standing"))),
            amendments,
        ),
        papers(life.papers_of(this)),
        when=words.short_day(this.signed_at) or start or "",
        sentence=_("%(who)s delivers.") % {"who": wording(this.contractor, "name").text},
    )


def delivery(life: OrderLife) -> Stage:
    """Who is served, in which groups."""
    label = _("Delivery")
    report = life.report
    chronicled = report is not None and bool(report.source)
    if not life.groups and not chronicled:
        return stage("delivery", label, absent(life, passed=False))
    served = report.recipients_served if report is not None else None
    groups = [
        (wording(group, "name"), group.service, words.number(group.places), words.day(group.started_on))
        for group in life.groups
    ]
    where = Fact(_("Centre"), report.centre_name_ky or None) if report is not None and chronicled else None
    opened = (
        Fact(_("Opened"), words.reported_month(report.opened_on))
        if report is not None and chronicled
        else None
    )
    places = sum(group.places for group in life.groups) or (report.places if report is not None else None)
    number = life.enrolled or served
    return stage(
        "delivery",
        label,
        "done" if life.order.state in ENDED else "now",
        facts(
            Fact(
                _("Recipients"),
                words.number(number) if number is None or number >= LEAST else _("fewer than 5"),
            ),
            Fact(_("Places"), words.number(places)),
            where,
            opened,
        ),
        table(
            _("Groups"),
            (
                Column(_("Group")),
                Column(_("Service")),
                Column(_("Places"), "number"),
                Column(_("Since"), "date"),
            ),
            groups,
        ),
        text(_("What was done"), report.narrative) if report is not None and not chronicled else None,
        when=words.short_day(life.groups[0].started_on) or "" if life.groups else "",
        people=words.people(number) if number and number >= LEAST else "",
    )


def monitoring(life: OrderLife) -> Stage:
    """Who looked, what was found and whether it was mended."""
    label = _("Monitoring")
    if not (life.visits or life.surveys or life.complaints):
        return stage("monitoring", label, absent(life, passed=life.order.state in ENDED))
    visits = [
        (
            words.day(v.held_on or v.planned_for),
            words.choice(v, "by"),
            words.number(v.members_present),
            v.seen,
        )
        for v in life.visits
    ]
    findings = [
        (
            Cell(f.description, note=f.standard),
            _(f.lifecycle.states[f.state]),
            words.day(f.mend_by),
        )
        for f in life.findings
    ]
    unmended = sum(finding.state != "verified" for finding in life.findings)
    answered = sum(c.state == "answered" for c in life.complaints)
    return stage(
        "monitoring",
        label,
        "done" if life.order.state in ENDED else "now",
        facts(
            Fact(_("Visits"), words.number(len(life.visits))),
            Fact(_("Findings"), words.number(len(life.findings)), note=_still_open(unmended)),
            Fact(
                _("Complaints about the service"),
                words.number(len(life.complaints)),
                note=_("%(n)s answered") % {"n": words.number(answered)} if life.complaints else "",
            ),
        ),
        table(
            _("Visits"),
            (
                Column(_("When"), "date"),
                Column(_("Who")),
                Column(_("Members"), "number"),
                Column(_("What was seen")),
            ),
            visits,
        ),
        table(
            _("Findings"),
            (Column(_("Finding")), Column(_("State")), Column(_("To be mended by"), "date")),
            findings,
        ),
        table(
            _("Complaints about the service"),
            (Column(_("What is it about")), Column(_("Filed"), "date"), Column(_("Answered"), "date")),
            [
                (
                    words.choice(c, "topic"),
                    words.day(c.filed_on),
                    words.day(c.answered_on) or _("No answer yet"),
                )
                for c in life.complaints
            ],
        ),
        *(_survey(survey) for survey in life.surveys),
        papers(life.papers_of(*life.visits)),
        when=words.short_day(life.visits[0].held_on) or "" if life.visits else "",
    )


def _still_open(count: int) -> str:
    return _("%(n)s still open") % {"n": words.number(count)} if count else _("all mended")


def _survey(survey: Survey) -> Block | None:
    said = satisfaction(survey.answers, least=smallest_group_shown())
    if said is None:
        return text(_("Survey of recipients"), _("Too few answers to show without pointing at people."))
    answers = [
        (_("very satisfied"), said.answers.very_satisfied),
        (_("satisfied"), said.answers.satisfied),
        (_("dissatisfied"), said.answers.dissatisfied),
        (_("cannot say"), said.answers.cannot_say),
    ]
    rows = [(label, words.number(count)) for label, count in answers]
    return table(_("Survey of recipients"), (Column(_("Answer")), Column(_("People"), "number")), rows)


def results(life: OrderLife) -> Stage:
    """What was reached against the targets, and who heard it."""
    label, report = _("Results"), life.report
    if report is None:
        return stage("results", label, absent(life, passed=life.order.state in ENDED))
    rows = [
        (
            Cell(wording(result.indicator, "title"), note=result.evidence),
            words.number(result.indicator.baseline),
            words.number(result.indicator.target),
            words.number(result.value),
        )
        for result in life.results
    ]
    heard = report.heard_at
    return stage(
        "results",
        label,
        "done",
        facts(
            Fact(_("Recipients served"), words.number(report.recipients_served)),
            Fact(_("Places"), words.number(report.places)),
            Fact(_("Heard by an assembly"), words.day(heard.convened_for) if heard else None),
        ),
        differing(
            life, report, "recipients_served", words.number(report.recipients_served) or "", report.source
        ),
        table(
            _("Target against result"),
            (
                Column(_("Indicator")),
                Column(_("Before"), "number"),
                Column(_("Target"), "number"),
                Column(_("Result"), "number"),
            ),
            rows,
        ),
        papers(life.papers_of(report, heard)),
        when=words.short_day(report.period_end) or "",
        people=words.people(report.recipients_served),
    )


def after(life: OrderLife) -> Stage:
    """What followed, and whether it still stands."""
    label, this = _("After"), life.continuation
    if this is None:
        return stage("after", label, absent(life, passed=False))
    yes_no = {True: _("yes"), False: _("no"), None: None}
    return stage(
        "after",
        label,
        "done" if this.state == "checked" else "now",
        facts(
            Fact(_("What follows"), words.choice(this, "path")),
            Fact(_("Decided"), words.day(this.decided_on)),
            Fact(_("Looked at again"), words.day(this.checked_on)),
            Fact(_("The service still runs"), yes_no[this.still_runs]),
            Fact(_("Recipients then"), words.number(this.recipients_after)),
            Fact(_("Staff kept"), words.number(this.staff_kept)),
        ),
        text(_("Ground"), this.ground),
        text(_("What was seen"), this.seen_after),
        when=words.short_day(this.decided_on) or "",
        sentence=words.choice(this, "path"),
    )


def _provider(slug: str) -> str:
    from tapshyryk.core.navigation import address

    return address("portal:provider", slug)
