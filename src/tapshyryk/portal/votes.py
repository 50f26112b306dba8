"""How an assembly voted, for its public page: ways, papers, sections, counts, rows of the count, receipts."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tapshyryk.assemblies.domain.counting import count
from tapshyryk.assemblies.domain.guards.gathering import HANDS, ONLINE
from tapshyryk.assemblies.domain.rules.outcome import Row
from tapshyryk.assemblies.models import Assembly, HandCount, Way
from tapshyryk.assemblies.queries.online import Window, window
from tapshyryk.assemblies.queries.tally import tally_of
from tapshyryk.assemblies.queries.votes import rounds_closed, vote_of
from tapshyryk.assemblies.queries.ways import papers_accounted, piles_apart, receipts_of, ways_used
from tapshyryk.core.components import Column, Fact, Table
from tapshyryk.core.navigation import address
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, downloads, table, text

MOST_RECEIPTS = 300
"""Receipts that still stand on the page; more would weigh on a phone, and nobody reads them through."""

FEW_RECEIPTS = 40
"""Receipts that are shown without being unfolded."""


def vote_blocks(this: Assembly) -> list[Block | None]:
    """Everything a choice tells of its vote: what came of it first, then what it was counted from.

    A hearing tells nothing of a vote.
    """
    if this.purpose != Assembly.Purpose.CHOICE:
        return []
    closed = rounds_closed(this)
    blocks: list[Block | None] = []
    for number in closed:
        blocks += _counts(this, number)
    blocks += [text(_("How it was counted"), "\n".join(tally_of(this).explanation)), _doors(this)]
    for number in range(1, this.round + 1):
        blocks += [_ways(this, number), _hands(this, number), _papers(this, number)]
        if number in closed:
            blocks += [*_marked(this, number), _receipts(this, number)]
    return blocks


def told_beforehand(this: Assembly) -> list[Fact | None]:
    """How people vote and how it is counted, said before anybody voted; of a hearing nothing."""
    if this.purpose != Assembly.Purpose.CHOICE:
        return []
    on_roll = this.roll.filter(struck_because="").count() if this.votes_by_roll() else None
    return [
        Fact(_("How people vote"), "; ".join(str(Way(way).label) for way in this.ways)),
        Fact(_("How it is counted"), words.choice(this, "rule")),
        Fact(_("Tie rule"), words.choice(this, "tie_rule")),
        Fact(_("On the voters' roll"), words.number(on_roll)) if on_roll else None,
        Fact(_("Online until"), words.day(this.online_until)) if this.online_until else None,
        Fact(_("The sum for all together"), words.som(this.budget_tyiyn)) if this.budget_tyiyn else None,
    ]


def may_vote_online(this: Assembly) -> bool:
    """Whether people vote online now."""
    return window(this) is Window.OPEN


def _doors(this: Assembly) -> Block | None:
    """The page that tells how to vote online before it begins, and afterwards where a receipt is checked."""
    standing = window(this)
    if standing is Window.NEVER:
        return None
    if standing is Window.AHEAD:
        return downloads(_("Online vote"), [(_("How to vote online"), address("voting:vote", this.slug))])
    links = [(_("Check a receipt"), address("voting:check", this.slug))]
    if standing is Window.OVER:
        links.append((_("Show a lost receipt again"), address("voting:vote", this.slug)))
    return downloads(_("Online vote"), links)


def _ways(this: Assembly, number: int) -> Block | None:
    used = ways_used(this, number)
    if [one.way for one in used] == [HANDS]:
        return None
    return table(
        _("How people voted, round %(number)d") % {"number": number},
        (Column(_("Way")), Column(_("People"), "number"), Column(_("Counted"), "number")),
        [(str(Way(one.way).label), words.number(one.taken), words.number(one.cast) or "—") for one in used],
    )


def _papers(this: Assembly, number: int) -> Block | None:
    found = papers_accounted(this, number)
    if found is None:
        return None
    return table(
        _("Every paper ballot, round %(number)d") % {"number": number},
        (Column(_("Paper ballots")), Column(_("How many"), "number")),
        [
            (_("printed"), words.number(found.printed)),
            (_("handed out for good"), words.number(found.handed_out)),
            (_("handed back spoiled and replaced"), words.number(found.returned)),
            (_("left unused"), words.number(found.unused)),
            (_("found in the box"), words.number(found.in_box)),
            (_("of them spoiled"), words.number(found.spoiled)),
        ],
    )


def _hands(this: Assembly, number: int) -> Block | None:
    """The hands each option had, by section of the hall where it has several.

    Nothing where all voted by hands in one section and the vote is closed: the count says the same.
    """
    options = [one for one in this.options.all() if one.counted(number) is not None]
    if this.sections < 2:
        if list(this.ways) == [HANDS] and number in rounds_closed(this):
            return None
        return table(
            _("Hands raised, round %(number)d") % {"number": number},
            (Column(_("Problem")), Column(_("Hands"), "number")),
            [(str(one.words), words.number(one.counted(number))) for one in options],
        )
    counted = {
        (row.option_id, row.section): row.votes
        for row in HandCount.objects.filter(option__assembly=this, round=number)
    }
    places = range(1, this.sections + 1)
    return table(
        _("Hands by section of the hall, round %(number)d") % {"number": number},
        (
            Column(_("Problem")),
            *(Column(_("Section %(n)d") % {"n": n}, "number") for n in places),
            Column(_("Total"), "number"),
        ),
        [
            (
                str(one.words),
                *(words.number(counted.get((one.pk, n))) or "—" for n in places),
                words.number(one.counted(number)),
            )
            for one in options
        ],
    )


def _marked(this: Assembly, number: int) -> list[Block | None]:
    """The marks of each option by secret way, where that tells on nobody."""
    vote = vote_of(this, number)
    titles = {one.problem.slug: str(one.words) for one in this.options.all()}
    keys = vote.ballots.options
    piles = piles_apart(this, number)
    blocks: list[Block | None] = []
    secret = [one for one in ways_used(this, number) if one.way != HANDS and one.cast]
    if piles:
        heads = [" + ".join(str(Way(way).label) for way in ways) for ways in piles]
        blocks.append(
            table(
                _("Marked on secret ballots, round %(number)d") % {"number": number},
                (Column(_("Problem")), *(Column(head, "number") for head in heads)),
                [
                    (
                        titles[key],
                        *(words.number(sum(n for b, n in p.items() if key in b)) for p in piles.values()),
                    )
                    for key in keys
                ],
            )
        )
    if secret and len(piles) < len(secret):
        blocks.append(
            text(
                _("What is not shown apart"),
                _(
                    "So few voted in one of the ways, or so much alike, that its own count would tell how "
                    "somebody voted. Only the whole is shown."
                ),
            )
        )
    return blocks


def _counts(this: Assembly, number: int) -> list[Block | None]:
    """The rows of the count, those of one kind in one table; none where nobody marked anything."""
    vote = vote_of(this, number)
    titles = {one.problem.slug: str(one.words) for one in this.options.all()}
    by_code: dict[str, list[Row]] = {}
    somebody_voted = vote.ballots.cast > vote.ballots.blank
    for row in count(vote).rows if somebody_voted else ():
        by_code.setdefault(row.code, []).append(row)
    return [_rows(code, rows, titles, number) for code, rows in by_code.items()]


def _rows(code: str, rows: list[Row], titles: dict[str, str], number: int) -> Block | None:
    """The rows of one kind as a table: an option a line, a row of the count a column."""
    heads = {
        "points": _("Points"),
        "approvals": _("Ballots that mark it"),
        "cost": _("Cost"),
        "round": _("Round of the count"),
        "preferred_over": _("Ballots that put it before"),
        "strongest_chain": _("Strongest chain of wins over"),
    }
    caption = _("The count, round %(number)d") % {"number": number}
    if code in ("preferred_over", "strongest_chain"):
        columns = [Column(_("Problem")), *(Column(titles[row.about], "number") for row in rows)]
        told = [
            (
                titles[one.about],
                *(words.number(dict(one.numbers)[o.about]) if o is not one else "—" for o in rows),
            )
            for one in rows
        ]
        return Block("table", Table(f"{caption}: {heads[code]}", columns, told, stacked=False))
    columns = [
        Column(_("Problem")),
        *(Column(f"{heads.get(code, _('Votes'))} {row.about}".strip(), "number") for row in rows),
    ]
    keys = [key for key in titles if any(key in dict(row.numbers) for row in rows)]
    shown = words.som if code == "cost" else words.number
    told = [(titles[key], *(shown(dict(row.numbers).get(key)) or "—" for row in rows)) for key in keys]
    return table(caption, columns, told)


def _receipts(this: Assembly, number: int) -> Block | None:
    """The sorted receipts of the online ballots; too many to be read are a file."""
    if ONLINE not in this.ways:
        return None
    receipts = receipts_of(this, number)
    return Block(
        "receipts",
        {
            "count": ngettext("%(n)s receipt", "%(n)s receipts", len(receipts))
            % {"n": words.number(len(receipts))},
            "listed": receipts if len(receipts) <= MOST_RECEIPTS else [],
            "any": bool(receipts),
            "open": len(receipts) <= FEW_RECEIPTS,
            "check": address("voting:check", this.slug),
            "file": address("opendata:receipts", this.slug, number),
        },
        _("Receipts of the online ballots, round %(number)d") % {"number": number},
    )
