"""What a needs study says plainly it does not hold: parts that were not done, and figures nobody counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tapshyryk.core.lifecycle.spec import N_

MISSING: Final = {
    "sessions": N_("No needs session was held in this time."),
    "participants": N_("Not every session says how many people took part."),
    "women": N_("Women were not counted apart at every session."),
    "priorities": N_("No list of priority problems was closed."),
    "votes": N_("Votes were not counted for every priority problem."),
    "unserved": N_("How many people go without the service was not counted for every priority problem."),
    "common_list": N_("The lists of the sessions were not joined into one."),
    "causes": N_("The causes of the problems were not traced."),
    "focus_groups": N_("No focus group was asked what exactly it needs."),
    "rounds": N_("No house-to-house round was walked: people unknown to registers were not looked for."),
    "coverage": N_("Not every household planned for the round was visited."),
    "latent": N_("How many people no register knew is not told: not counted, or too few to show."),
    "groups": N_("No working group was formed."),
    "proposals": N_("No problem was proposed to the public database."),
    "choice": N_("Residents have not chosen a problem at an assembly."),
    "population": N_("How many people live in the municipality is not in the register."),
}
"""What can be missing, in the order it is told."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a study holds, counted: parts that were done, and priority problems with their figures.

    `sessions_counted` and `women_counted` are sessions that say how many took part and how many were women;
    `listed` sessions closed a list; `with_votes` and `with_unserved` are priority problems with that figure.
    """

    sessions: int = 0
    sessions_counted: int = 0
    women_counted: int = 0
    listed: int = 0
    priorities: int = 0
    with_votes: int = 0
    with_unserved: int = 0
    common_lists: int = 0
    causes: int = 0
    focus_groups: int = 0
    rounds: int = 0
    with_latent: int = 0
    planned: int = 0
    visited: int = 0
    groups: int = 0
    proposals: int = 0
    choices: int = 0
    knows_population: bool = False


def missing_from(held: Held) -> tuple[str, ...]:
    """The keys of `MISSING` that hold for a study, in their order; nothing is said twice."""
    lacks = {
        "sessions": not held.sessions,
        "participants": held.sessions_counted < held.sessions,
        "women": held.women_counted < held.sessions,
        "priorities": bool(held.sessions) and not held.listed,
        "votes": held.with_votes < held.priorities,
        "unserved": held.with_unserved < held.priorities,
        "common_list": held.listed > 1 and not held.common_lists,
        "causes": not held.causes,
        "focus_groups": not held.focus_groups,
        "rounds": not held.rounds,
        "coverage": bool(held.rounds) and held.visited < held.planned,
        "latent": held.with_latent < held.rounds,
        "groups": not held.groups,
        "proposals": not held.proposals,
        "choice": not held.choices,
        "population": not held.knows_population,
    }
    return tuple(key for key in MISSING if lacks[key])
