"""The voters' roll of an assembly as a table: every row a resident, all entered by one step an assembly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.folding import folded
from tapshyryk.core.identities.columns import ADDRESS, BORN_ON, FULL_NAME, SEX
from tapshyryk.core.identities.domain.identity import age_on
from tapshyryk.core.identities.matching import same_person
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import Problem
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.places.models import Settlement

declare_sentences(
    {
        "voter.unknown_assembly": Sentence(
            N_("There is no assembly at this address whose roll you keep."),
            N_("Write its address as on its page, such as ala-too-assembly-2026-03-02."),
        ),
        "voter.too_young": Sentence(
            N_("This person is younger than %(required)s on the day of the assembly."),
            N_("Leave the row out, or correct the birthday."),
        ),
        "voter.on_the_roll": Sentence(
            N_("This person stands on the roll already, or twice in the table (row %(first)s)."),
            N_("Leave one of the two."),
        ),
        "voter.unknown_settlement": Sentence(
            N_("No settlement of this municipality has that name."),
            N_("Write it as on the municipality's page, or leave the cell empty."),
        ),
    }
)

COLUMNS: Final = (
    Column(
        "assembly",
        words("Assembly", "Жыйын", "Сход"),
        Text(longest=120),
        words(
            "The assembly's address, as on its page.",
            "Жыйындын баракчасындагы дареги.",
            "Адрес схода, как на его странице.",
        ),
        "ala-too-assembly-2026-03-02",
    ),
    FULL_NAME,
    replace(BORN_ON, example="05.03.1980"),
    replace(SEX, required=False, default=""),
    Column(
        "settlement",
        words("Settlement", "Айылы", "Село"),
        Text(longest=120),
        words("A settlement of the municipality.", "Айылдык аймактын айылы.", "Село этого аймака."),
        "Ала-Тоо",
        required=False,
        default="",
    ),
    replace(ADDRESS, parser=Text(longest=200)),
)

Same = tuple[str, date]


@dataclass(slots=True)
class _Roll:
    """One assembly of the table: its settlements by folded name, the people on its roll, the age asked."""

    assembly: Assembly
    settlements: dict[str, Settlement]
    on_roll: frozenset[Same]
    day: date
    required: int
    seen: dict[Same, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Known:
    """The assemblies of the table whose roll the actor keeps, each looked up once."""

    actor: Actor
    rolls: dict[str, _Roll | None] = field(default_factory=dict)

    def roll(self, slug: str) -> _Roll | None:
        """The roll at this address; None alike where there is none and where another keeps it."""
        if slug not in self.rolls:
            assembly = Assembly.objects.select_related("municipality").filter(slug=slug).first()
            keeps = assembly is not None and isinstance(
                table.check(self.actor, "assemblies.enter_roll", assembly, clock.today()), table.Grant
            )
            self.rolls[slug] = _read(assembly) if keeps and assembly is not None else None
        return self.rolls[slug]


def _read(assembly: Assembly) -> _Roll:
    settlements = {
        folded(name): one
        for one in assembly.municipality.settlements.all()
        for name in (one.name_ky, one.name_ru, one.name_en)
        if name
    }
    standing = assembly.roll.filter(struck_because="").values_list("folded_name", "born_on")
    return _Roll(
        assembly=assembly,
        settlements=settlements,
        on_roll=frozenset(standing),
        day=assembly.convened_for.astimezone(clock.LOCAL_ZONE).date(),
        required=assembly.book().value("assemblies.voting_age", "required"),
    )


def _check_row(row: Row, known: _Known) -> Iterable[Problem]:
    roll = known.roll(row["assembly"])
    if roll is None:
        yield row.problem("voter.unknown_assembly", "assembly")
        return
    if age_on(row["born_on"], roll.day) < roll.required:
        yield row.problem("voter.too_young", "born_on", required=roll.required)
    if row["settlement"] and folded(row["settlement"]) not in roll.settlements:
        yield row.problem("voter.unknown_settlement", "settlement")
    same = same_person(row["full_name"], row["born_on"])
    first = roll.seen.setdefault(same, row.number)
    if same in roll.on_roll or first != row.number:
        yield row.problem("voter.on_the_roll", "full_name", first=first)


def _write(rows: Iterator[Row], actor: Actor, known: _Known) -> Tally:
    """Enter the people of each assembly by one step."""
    voters: dict[str, list[VoterGiven]] = {}
    for row in rows:
        roll = known.roll(row["assembly"])
        if roll is None:  # such a table is refused before anything is written
            continue
        voters.setdefault(row["assembly"], []).append(
            VoterGiven(
                row["full_name"],
                row["born_on"],
                row["sex"],
                roll.settlements.get(folded(row["settlement"])) if row["settlement"] else None,
                row["address"],
            )
        )
    for slug, people in voters.items():
        roll = known.roll(slug)
        if roll is not None:
            enter_roll(roll.assembly, actor=actor, voters=people)
    return Tally(created=sum(map(len, voters.values())))


REGISTRIES: Final = (
    Registry(
        kind="voters",
        verb="import_voters",
        label=words("Voters' roll", "Добуш берүүчүлөрдүн тизмеси", "Список голосующих"),
        columns=COLUMNS,
        write=_write,
        prepare=_Known,
        check_row=_check_row,
    ),
)
