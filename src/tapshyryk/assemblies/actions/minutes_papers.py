"""The minutes on paper, in both official languages: a draft, the signed ones, a supplement."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.assemblies.explaining import RULE_NAMES
from tapshyryk.assemblies.models import Assembly, HandCount, MinutesVersion, Way
from tapshyryk.assemblies.queries.tally import tally_of
from tapshyryk.assemblies.queries.ways import papers_accounted, piles_apart
from tapshyryk.core.documents.storing import DocumentRef, make_document

PAPER_LANGUAGES: Final = ("ky", "ru")
"""Minutes are made in both official languages."""


def page_of(assembly: Assembly, language: str) -> str:
    """The path of the assembly's public page."""
    return f"/{language}/assemblies/{assembly.slug}/"


def draft(assembly: Assembly, at: datetime, reason: str = "") -> MinutesVersion:
    """Draw the minutes up as a new version that is not public yet; called inside an effect."""
    number = _next(assembly)
    papers = minutes_of(assembly, number=number, public=False)
    return _kept(assembly, MinutesVersion.Kind.DRAFT, number, reason, papers, at)


def supplement(assembly: Assembly, at: datetime, text: str, reason: str) -> MinutesVersion:
    """Make a paper that adds to signed minutes without touching them; called inside an effect."""
    number = _next(assembly)
    papers = []
    for language in PAPER_LANGUAGES:
        with translation.override(language):
            papers.append(
                make_document(
                    "assemblies/supplement",
                    {
                        "event": str(assembly.title),
                        "held": assembly.opened_at,
                        "text": text,
                        "reason": reason,
                    },
                    subject=assembly,
                    language=language,
                    title=gettext("Supplement to the minutes"),
                    page=page_of(assembly, language),
                    number=str(number),
                )
            )
    return _kept(assembly, MinutesVersion.Kind.SUPPLEMENT, number, reason, tuple(papers), at)


def _next(assembly: Assembly) -> int:
    return int(assembly.minutes_versions.aggregate(last=Max("number"))["last"] or 0) + 1


def _kept(
    assembly: Assembly, kind: str, number: int, reason: str, papers: tuple[DocumentRef, ...], at: datetime
) -> MinutesVersion:
    version = MinutesVersion(
        assembly=assembly, kind=kind, number=number, reason=reason, papers=list(papers), made_at=at
    )
    version.save(force_insert=True)
    return version


def minutes_of(assembly: Assembly, *, number: int, public: bool) -> tuple[DocumentRef, ...]:
    """The minutes in both official languages; call it inside the act that makes them."""
    return tuple(_minutes(assembly, language, number, public) for language in PAPER_LANGUAGES)


def _minutes(assembly: Assembly, language: str, number: int, public: bool) -> DocumentRef:
    with translation.override(language):
        return make_document(
            "assemblies/minutes",
            {**_told(assembly), "draft": not public},
            subject=assembly,
            language=language,
            title=gettext("Minutes of the assembly") if public else gettext("Draft of the minutes"),
            page=page_of(assembly, language),
            number=str(number),
            public=public,
        )


def _told(assembly: Assembly) -> dict[str, Any]:
    """What the minutes say, in the language of the moment."""
    tally = tally_of(assembly)
    chooses = assembly.purpose == Assembly.Purpose.CHOICE
    titles = {line.problem.slug: str(line.words) for line in tally.lines}
    chosen = set(assembly.explanation.get("chosen", ()))
    return {
        "event": str(assembly.title),
        "held": assembly.opened_at,
        "place": assembly.venue,
        "present": assembly.present,
        "women": assembly.women,
        "quorum": assembly.quorum,
        "on_roll": assembly.roll.filter(struck_because="").count(),
        "rule": gettext(RULE_NAMES[assembly.rule]) if chooses else "",
        "ways": [str(Way(way).label) for way in assembly.ways] if chooses else [],
        "tie_rule": str(Assembly.TieRule(assembly.tie_rule).label) if chooses else "",
        "agenda": [line.strip() for line in assembly.agenda.splitlines() if line.strip()],
        "lines": [
            {
                "position": line.position,
                "title": str(line.words),
                "votes": line.votes,
                "run_off": line.run_off_votes,
                "chosen": line.problem.slug in chosen or line.is_result,
            }
            for line in tally.lines
        ],
        "by_hands": Way.HANDS in assembly.ways,
        "has_run_off": assembly.is_run_off,
        "rounds": [_round(assembly, number) for number in range(1, assembly.round + 1)] if chooses else [],
        "abstained": tally.abstained,
        "decided": list(tally.explanation),
        "chosen": [titles[slug] for slug in assembly.explanation.get("chosen", ()) if slug in titles],
        "heard": assembly.heard,
        "chair": assembly.chair.full_name if assembly.chair else "",
        "secretary": assembly.secretary.full_name if assembly.secretary else "",
        "tellers": [one.person.full_name for one in assembly.tellers.filter(left_at=None)],
    }


def _round(assembly: Assembly, number: int) -> dict[str, Any]:
    """What was counted in a round; ways stand apart only where their counts tell on nobody."""
    places = {option.problem.slug: place for place, option in enumerate(assembly.ballot(number), start=1)}
    paper = papers_accounted(assembly, number)
    box = assembly.boxes.filter(round=number).first()
    hands = HandCount.objects.filter(option__assembly=assembly, round=number)
    return {
        "number": number,
        "taken": [
            {"way": str(Way(way).label), "count": count}
            for way, count in sorted(assembly.taken(number).items())
        ],
        "sections": [
            {
                "section": section,
                "votes": [
                    {"place": places.get(one.option.problem.slug, 0), "count": one.votes}
                    for one in hands.filter(section=section).select_related("option__problem")
                ],
            }
            for section in range(1, assembly.sections + 1)
        ]
        if assembly.sections > 1
        else [],
        "paper": asdict(paper) if paper else None,
        "online": box.cast if box else None,
        "ballots": [
            {
                "way": ", ".join(str(Way(way).label) for way in ways),
                "marked": [
                    {"as": " ".join(str(places.get(key, 0)) for key in keys) or "—", "count": count}
                    for keys, count in sorted(pile.items())
                    if count
                ],
            }
            for ways, pile in piles_apart(assembly, number).items()
        ],
    }
