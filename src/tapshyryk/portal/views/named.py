"""The page of a problem named at a session: what causes it, what people need, and what became of it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Column, Fact
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.navigation import address
from tapshyryk.core.suppression import LEAST
from tapshyryk.core.wording import wording
from tapshyryk.needs.drawing import shown
from tapshyryk.needs.models import Problem
from tapshyryk.needs.queries.focus_groups import PublicGroup, public_groups_of
from tapshyryk.needs.queries.problems import problem_by_slug
from tapshyryk.needs.queries.trees import tree_of
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, facts, papers, table, text
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.timelines import as_deeds
from tapshyryk.portal.words import public_title


@public_page
def named_problem(request: HttpRequest, slug: str) -> HttpResponse:
    """One named problem, from the session to its fate."""
    try:
        this = problem_by_slug(slug)
    except Problem.DoesNotExist:
        raise Http404 from None
    session, place, tree = this.session, this.session.municipality, tree_of(this)
    order = this.orders.exclude(state="draft").first()
    on_list = this.listed.filter(priority_list__state="closed").select_related("priority_list").first()
    drawn = shown(tree) if tree is not None else None
    blocks = [
        facts(
            Fact(_("Municipality"), wording(place, "name"), href=address("portal:municipality", place.slug)),
            Fact(_("Named at"), wording(session, "title"), href=address("portal:session", session.slug)),
            Fact(
                _("Proposed before as"),
                public_title(this.proposed),
                href=address("portal:problem", this.proposed.slug),
            )
            if this.proposed is not None
            else None,
            Fact(_("When"), words.day(session.held_on) or session.period or None),
            Fact(_("Theme"), words.choice(this, "theme")),
            Fact(_("Whom it concerns"), this.target_group or None),
            Fact(_("Votes"), words.number(this.votes)),
            Fact(
                _("People who go without the service"), words.number(this.unserved), note=this.unserved_note
            ),
            Fact(_("Place on the list of the session"), words.number(this.rank))
            if this.is_priority
            else None,
            Fact(
                _("On the common list"),
                wording(on_list.priority_list, "title"),
                href=address("portal:priorities", on_list.priority_list.slug),
            )
            if on_list is not None
            else None,
            Fact(_("What became of it"), *_fate(this, order)),
        ),
        Block("tree", drawn, _("Causes and effects")) if drawn is not None and not drawn.is_empty else None,
        *(block for group in public_groups_of(this) for block in _focus_group(group)),
        papers(documents_of(tree)) if tree is not None else None,
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Problem"),
            "title": wording(this, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(tree.pk)) if tree is not None else [],
            "parent": (wording(session, "title"), "portal:session", session.slug),
            "example": place.is_example,
        },
    )


def _focus_group(this: PublicGroup) -> list[Block | None]:
    """A focus group: who was heard, in counts, and what they need."""
    group = this.group
    few = _("fewer than %(n)s") % {"n": words.number(LEAST)}
    title = _("Focus group: %(who)s") % {"who": group.target_group}
    lines = [
        Fact(_("When"), words.day(group.held_on)),
        Fact(_("People present"), words.number(this.present) or few),
        Fact(_("Women among them"), words.number(this.women)) if this.women is not None else None,
        *(
            Fact(_("Aged %(band)s") % {"band": band}, words.number(count))
            for band, count in this.ages
            if count
        ),
        Fact(_("Who led the talk"), words.choice(group, "facilitator")),
    ]
    return [
        Block("facts", [line for line in lines if line is not None], title),
        table(
            _("What people need"),
            (Column(_("Need")), Column(_("How many said so"), "number")),
            [(need.words, few if need.is_few else words.number(need.people)) for need in this.needs],
        ),
        text(_("What was found"), group.findings),
    ]


def _fate(this: Problem, order: Any) -> tuple[Any, str]:
    if order is not None:
        return wording(order, "title"), address("portal:order", order.slug)
    if this.is_chosen:
        return _("chosen by residents"), ""
    return (_("on the list") if this.is_priority else _("named")), ""
