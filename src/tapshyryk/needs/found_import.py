"""The list of people found in a house-to-house round: a table of people becomes cards to be opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.folding import folded
from tapshyryk.core.identities.domain.identity import identity_of
from tapshyryk.core.identities.matching import kept_already, marks
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.parsers.days import Day
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import Problem
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.wording import texts_of
from tapshyryk.needs.actions.social_card import record_found
from tapshyryk.needs.found_columns import PERSON
from tapshyryk.needs.models import Round, SocialCard
from tapshyryk.needs.queries.rounds import settlements_of
from tapshyryk.parties.models import Membership
from tapshyryk.places.models import Settlement

declare_sentences(
    {
        "found.unknown_round": Sentence(
            N_("There is no house-to-house round of yours at this address."),
            N_("Write its address as on its page, such as kok-oi-round-2026."),
        ),
        "found.unknown_settlement": Sentence(
            N_("The round does not go through this settlement."), N_("Write a settlement of its plan.")
        ),
        "found.kept_already": Sentence(
            N_("Somebody of this name and birthday is kept in the municipality already."),
            N_("The row is passed over; another person of that name is written down on the round's page."),
        ),
        "found.consent_before_birth": Sentence(
            N_("The day of the visit lies before the birth."), N_("Check both dates.")
        ),
    }
)

COLUMNS: Final = (
    Column(
        "round",
        words("Round", "Кыдыруу", "Обход"),
        Text(longest=120),
        words(
            "The round's address, as on its page.",
            "Кыдыруунун баракчасындагы дареги.",
            "Адрес обхода, как на его странице.",
        ),
        "kok-oi-round-2026",
    ),
    Column(
        "settlement",
        words("Settlement", "Айыл", "Село"),
        Text(longest=300),
        words("As in the plan of the round.", "Кыдыруунун планындагыдай.", "Как в плане обхода."),
        "Ак-Жар",
    ),
    Column(
        "found_on",
        words("Day of the visit", "Барган күн", "День посещения"),
        Day(),
        words(
            "The day on which the consent was given, too.",
            "Ошол күнү макулдук да берилет.",
            "В этот же день дано согласие.",
        ),
        "02.03.2026",
    ),
    *PERSON,
)


@dataclass(slots=True)
class _Known:
    """The rounds of the file by address, with their settlements by folded name; only those of the actor."""

    actor: Actor
    rounds: dict[str, tuple[Round, dict[str, Settlement]] | None] = field(default_factory=dict)

    def round(self, slug: str) -> tuple[Round, dict[str, Settlement]] | None:
        """The round at this address and its settlements, looked up once."""
        if slug not in self.rounds:
            person = self.actor.ref.removeprefix("person:")
            own = Membership.objects.filter(person__pk=person, role="municipal_specialist", state="held")
            found = Round.objects.filter(slug=slug, municipality__in=own.values("municipality")).first()
            self.rounds[slug] = None if found is None else (found, _by_name(found))
        return self.rounds[slug]


def _by_name(this: Round) -> dict[str, Settlement]:
    return {
        folded(name): place for place in settlements_of(this) for name in texts_of(place, "name").values()
    }


def _check_row(row: Row, known: _Known) -> Iterable[Problem]:
    found = known.round(row["round"])
    if found is None:
        yield row.problem("found.unknown_round", "round")
    elif folded(row["settlement"]) not in found[1]:
        yield row.problem("found.unknown_settlement", "settlement")
    if row["found_on"] < row["born_on"]:
        yield row.problem("found.consent_before_birth", "found_on")
    if found is not None and kept_already(marks(identity_of(row.values)), found[0].municipality_id):
        yield row.problem("found.kept_already", "full_name", warning=True)


def _write(rows: Iterator[Row], actor: Actor, known: _Known) -> Tally:
    """Write down those whom nobody in the municipality keeps yet, by name and birthday."""
    created = unchanged = 0
    for row in rows:
        found = known.round(row["round"])
        if found is None:  # such a file is refused before anything is written
            continue
        this, places = found
        identity = identity_of(row.values)
        if kept_already(marks(identity), this.municipality_id):
            unchanged += 1
            continue
        record_found(
            SocialCard(round=this, settlement=places[folded(row["settlement"])]),
            actor=actor,
            identity=identity,
            sex=row["sex"],
            found_on=row["found_on"],
            consent_on=row["found_on"],
            vulnerable_group=row["vulnerable_group"],
            known_before=row["known_before"],
        )
        created += 1
    return Tally(created=created, unchanged=unchanged)


FOUND_PEOPLE: Final = Registry(
    kind="found-people",
    verb="import_found",
    label=words(
        "People found in a house-to-house round",
        "Үймө-үй кыдырууда табылган адамдар",
        "Люди, найденные при подворном обходе",
    ),
    columns=COLUMNS,
    write=_write,
    prepare=_Known,
    check_row=_check_row,
    unique=(("full_name", "born_on"),),
)
