"""Ballots as a Pabulib file, so that anybody recounts a vote with this program or any other.

The format is that of the library of participatory budgeting, pabulib.org/format: three sections, META,
PROJECTS and VOTES, of lines separated by semicolons. A choice of one option is written as a budget of 1
with options that cost 1. Ours adds to META the order that settles equal numbers (`tie_order`), whether that
order or a run-off settles them (`tie_rule`), the round (`round`, 2 for a run-off), and how many of the
ballots were cast online (`online_votes`), as many as receipts were given for.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tapshyryk.assemblies.domain.counting import RULES, Vote
from tapshyryk.assemblies.domain.rules.ballots import Ballot, Ballots
from tapshyryk.assemblies.domain.rules.most_votes import SESSION_RANK, TIE_RULES

_TYPES: Final = {"one": "choose-1", "several": "approval", "ranking": "ordinal"}
_SECTIONS: Final = ("META", "PROJECTS", "VOTES")
_TYIYN: Final = 100


class BadElection(ValueError):
    """A file that is no election: the code of the trouble, the line it stands on (0: the whole), and what."""

    def __init__(self, code: str, line: int = 0, what: str = "") -> None:
        super().__init__(f"{code} at line {line}: {what}")
        self.code, self.line, self.what = code, line, what


@dataclass(frozen=True, slots=True)
class Election:
    """A vote with its title, country, place and day, the options' titles, and the announced result.

    `online` is how many of the ballots were cast online; None where the file does not say.
    """

    title: str
    country: str
    unit: str
    day: str
    names: Mapping[str, str]
    vote: Vote
    selected: tuple[str, ...]
    online: int | None = None


def written(election: Election) -> str:
    """The file; ballots stand sorted, never in the order they were cast, under numbers that mean nobody."""
    vote = election.vote
    rule = RULES[vote.rule]
    out = io.StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\n")
    ballots = sorted(ballot for ballot, count in vote.ballots.marked.items() for _ in range(count))
    lines.writerows(
        [
            ["META"],
            ["key", "value"],
            ["description", election.title],
            ["country", election.country],
            ["unit", election.unit],
            ["instance", election.day],
            ["num_projects", len(vote.ballots.options)],
            ["num_votes", len(ballots)],
            ["budget", _som(vote.budget) if rule.several else 1],
            ["vote_type", _TYPES[rule.marking]],
            ["rule", vote.rule],
            ["tie_order", ",".join(vote.ballots.options)],
            ["tie_rule", vote.tie_rule],
            ["round", 2 if vote.is_run_off else 1],
            *([["online_votes", election.online]] if election.online is not None else []),
            ["PROJECTS"],
            ["project_id", "cost", "name", "selected"],
        ]
    )
    for key in sorted(vote.ballots.options):
        cost = _som(vote.costs[key]) if rule.several else 1
        lines.writerow([key, cost, election.names[key], int(key in election.selected)])
    lines.writerows([["VOTES"], ["voter_id", "vote"]])
    lines.writerows([number, ",".join(ballot)] for number, ballot in enumerate(ballots, start=1))
    return out.getvalue()


def read(text: str) -> Election:
    """The election of a file; BadElection tells what is wrong with it and where.

    Files of others are read too where they name a rule of ours in META (`rule`).
    """
    sections = _sections(text)
    meta = {row[0]: row[1] for _, row in sections["META"][1:] if len(row) > 1}
    rule = RULES.get(meta.get("rule", ""))
    if rule is None:
        raise BadElection("unknown_rule", what=meta.get("rule", ""))
    if meta.get("vote_type") != _TYPES[rule.marking]:
        raise BadElection("other_ballots", what=meta.get("vote_type", ""))
    names: dict[str, str] = {}
    costs: dict[str, int] = {}
    selected: list[str] = []
    for line, row in _rows(sections["PROJECTS"], ("project_id", "cost")):
        key = row["project_id"]
        if key in names:
            raise BadElection("option_twice", line, key)
        names[key] = row.get("name") or key
        costs[key] = _tyiyn(row["cost"], line)
        if row.get("selected") == "1":
            selected.append(key)
    order = tuple(key for key in meta.get("tie_order", "").split(",") if key) or tuple(names)
    if sorted(order) != sorted(names):
        raise BadElection("order_differs", what=meta.get("tie_order", ""))
    marked = _marked(sections["VOTES"], names, single=rule.marking == "one")
    if str(sum(marked.values())) != meta.get("num_votes", str(sum(marked.values()))):
        raise BadElection("votes_missing", what=meta["num_votes"])
    return Election(
        title=meta.get("description", ""),
        country=meta.get("country", ""),
        unit=meta.get("unit", ""),
        day=meta.get("instance", ""),
        names=names,
        vote=Vote(
            rule=rule.name,
            ballots=Ballots(order, marked),
            costs=costs,
            budget=_tyiyn(meta.get("budget", ""), 0),
            is_run_off=meta.get("round") == "2",
            tie_rule=_tie_rule(meta.get("tie_rule", SESSION_RANK)),
        ),
        selected=tuple(selected),
        online=_online(meta.get("online_votes", ""), sum(marked.values())),
    )


def _online(said: str, votes: int) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 12 and int(said) <= votes):
        raise BadElection("online_votes", what=said)
    return int(said)


def _sections(text: str) -> dict[str, list[tuple[int, list[str]]]]:
    """The lines of each section with their numbers, empty ones left out."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    current: list[tuple[int, list[str]]] | None = None
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")
    try:
        for row in reader:
            if len(row) == 1 and row[0].strip() in _SECTIONS:
                current = found.setdefault(row[0].strip(), [])
            elif any(cell.strip() for cell in row):
                if current is None:
                    raise BadElection("no_section", reader.line_num)
                current.append((reader.line_num, [cell.strip() for cell in row]))
    except csv.Error as trouble:
        raise BadElection("not_readable", reader.line_num) from trouble
    for name in _SECTIONS:
        if not found.get(name):
            raise BadElection("section_missing", what=name)
    return found


def _rows(
    section: list[tuple[int, list[str]]], asked: tuple[str, ...]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a section by the names of its first line."""
    line, head = section[0]
    if missing := [name for name in asked if name not in head]:
        raise BadElection("column_missing", line, missing[0])
    for line, row in section[1:]:
        if len(row) < len(head):
            raise BadElection("row_short", line)
        yield line, dict(zip(head, row, strict=False))


def _marked(
    section: list[tuple[int, list[str]]], names: Mapping[str, str], *, single: bool
) -> Counter[Ballot]:
    marked: Counter[Ballot] = Counter()
    voters: set[str] = set()
    for line, row in _rows(section, ("voter_id", "vote")):
        if row["voter_id"] in voters:
            raise BadElection("voter_twice", line, row["voter_id"])
        voters.add(row["voter_id"])
        ballot = tuple(key.strip() for key in row["vote"].split(",") if key.strip())
        if strange := [key for key in ballot if key not in names]:
            raise BadElection("no_such_option", line, strange[0])
        if len(set(ballot)) < len(ballot):
            raise BadElection("marked_twice", line, row["vote"])
        if single and len(ballot) > 1:
            raise BadElection("one_mark", line, row["vote"])
        marked[ballot] += 1
    return marked


def _tie_rule(said: str) -> str:
    if said not in TIE_RULES:
        raise BadElection("unknown_tie_rule", what=said)
    return said


def _som(tyiyn: int) -> str:
    whole, rest = divmod(tyiyn, _TYIYN)
    return f"{whole}.{rest:02}" if rest else str(whole)


def _tyiyn(som: str, line: int) -> int:
    whole, _, rest = som.partition(".")
    if not (whole.isascii() and whole.isdigit() and (not rest or (rest.isascii() and rest.isdigit()))):
        raise BadElection("no_sum", line, som)
    if len(whole) > 15 or len(rest.rstrip("0")) > 2:
        raise BadElection("no_sum", line, som)
    return int(whole) * _TYIYN + int((rest.rstrip("0") + "00")[:2])
