"""What stands on the paper of a needs study, in one language."""

from __future__ import annotations

from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core import formats
from tapshyryk.needs.domain.adding_up import Together
from tapshyryk.needs.domain.coverage import Walked
from tapshyryk.needs.domain.gathered import Gathered, SessionTold, TreeTold
from tapshyryk.needs.domain.study import MISSING
from tapshyryk.needs.models import NeedsSession, NeedsStudy
from tapshyryk.needs.queries.needs_studies import gathered

PAPER_LANGUAGES: Final = ("ky", "ru")
"""The languages of official papers."""


def study_on_paper(study: NeedsStudy, language: str) -> dict[str, Any]:
    """The data of `needs/study`, worded in `language`; figures nobody gave are None."""
    with translation.override(language):
        told = gathered(study)
        return {
            "place": told.place,
            "since": told.since,
            "until": told.until,
            "population": _number(told.population, language),
            "people": _together(told, language),
            "women": _number(told.women, language) if told.held.women_counted else None,
            "conclusion": study.conclusion.text,
            "sessions": [_session(one, language) for one in told.sessions],
            "came": [
                {
                    "heading": part.heading,
                    "rows": [
                        {"label": label, "people": _at_least(count, language)} for label, count in part.rows
                    ],
                }
                for part in told.came
            ],
            "hides": any(not count.is_exact for part in told.came for _label, count in part.rows),
            "priorities": [
                {
                    "session": session.title,
                    "lines": [
                        {
                            "rank": one.rank,
                            "title": one.title,
                            "theme": one.theme,
                            "group": one.target_group,
                            "votes": _number(one.votes, language),
                            "unserved": _number(one.unserved, language),
                        }
                        for one in session.priorities
                    ],
                }
                for session in told.sessions
                if session.priorities
            ],
            "lists": [
                {
                    "title": one.title,
                    "method": one.method,
                    "tie_rule": one.tie_rule,
                    "lines": [
                        {
                            "rank": line.rank,
                            "title": line.title,
                            "score": line.score,
                            "sessions": line.sessions,
                        }
                        for line in one.lines
                    ],
                }
                for one in told.lists
            ],
            "trees": [_tree(one) for one in told.trees],
            "focus": [
                {
                    "group": one.target_group,
                    "problem": one.problem,
                    "held": one.held_on,
                    "present": _number(one.present, language),
                    "needs": [
                        {"words": words, "people": _number(people, language)} for words, people in one.needs
                    ],
                }
                for one in told.focus_groups
            ],
            "proposals": [
                {"title": one.title, "theme": one.theme, "people": _number(one.people, language)}
                for one in told.proposals
            ],
            "rounds": [
                {
                    "title": one.title,
                    "starts": one.starts_on,
                    "ends": one.ends_on,
                    "planned": _number(one.walked.planned, language),
                    "visited": _number(one.walked.visited, language),
                    "answered": _number(one.walked.answered, language),
                    "latent": _number(one.latent, language),
                    "percent": _percent(one.walked),
                    "villages": [
                        {
                            "name": village.name,
                            "planned": _number(village.walked.planned, language),
                            "visited": _number(village.walked.visited, language),
                            "percent": _percent(village.walked),
                            "latent": _number(village.latent, language),
                        }
                        for village in one.villages
                    ],
                }
                for one in told.rounds
            ],
            "groups": [
                {"title": one.title, "theme": one.theme, "members": one.members, "meetings": one.meetings}
                for one in told.groups
            ],
            "choices": [
                {"title": one.title, "theme": one.theme, "recorded": one.recorded_on} for one in told.choices
            ],
            "sources": list(told.sources),
            "missing": [gettext(MISSING[key]) for key in told.missing],
        }


def _tree(one: TreeTold) -> dict[str, Any]:
    return {
        "problem": one.problem,
        "causes": [{"level": level, "words": words} for level, words in one.causes],
        "effects": [{"level": level, "words": words} for level, words in one.effects],
    }


def _number(value: int | None, language: str) -> str | None:
    return None if value is None else formats.number(value, language)


def _percent(walked: Walked) -> str | None:
    return None if walked.percent is None else f"{walked.percent} %"


def _at_least(count: Together, language: str) -> str:
    """A count of several sessions; a least number where some of them hide their own."""
    words = _number(count.people, language) or ""
    if count.is_exact:
        return words
    return f"{NeedsSession.Exactness.AT_LEAST.label} {words}" if count.people else gettext("not shown")


def _together(told: Gathered, language: str) -> str | None:
    """How many people took part in all sessions; a least number where some session gives no exact count."""
    if not told.held.sessions_counted:
        return None
    words = _number(told.participants, language) or ""
    exact = told.held.sessions_counted == told.held.sessions and all(
        one.exactness == "exact" for one in told.sessions
    )
    return words if exact else f"{NeedsSession.Exactness.AT_LEAST.label} {words}"


def _session(one: SessionTold, language: str) -> dict[str, Any]:
    people = _number(one.participants, language)
    if people is not None and one.exactness != NeedsSession.Exactness.EXACT:
        people = f"{NeedsSession.Exactness(one.exactness).label} {people}"
    return {
        "title": one.title,
        "held": one.held_on,
        "period": one.period,
        "venue": one.venue,
        "people": people,
        "women": _number(one.women, language),
        "named": _number(one.named, language),
    }
