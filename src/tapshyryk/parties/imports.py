"""The registry of organisations: a table of them becomes entries and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.names import Name, name_columns
from tapshyryk.core.importing.parsers.choices import Choice
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import Problem
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.wording import LANGUAGES
from tapshyryk.parties.actions.organisation import correct_organisation, register_organisation
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality

declare_sentences(
    {
        "organisation.unknown_municipality": Sentence(
            N_("There is no municipality at this address."),
            N_("Write its address as on its page, such as kok-oi, or import it first."),
        )
    }
)


KINDS: Final = {
    "ministry": words("ministry", "министрлик", "министерство"),
    "territorial": words("territorial unit", "аймактык бөлүм", "территориальное подразделение"),
    "executive": words("executive of a municipality", "айыл өкмөтү", "айыл окмоту"),
    "council": words("local council", "жергиликтүү кеңеш", "местный кенеш"),
    "public_foundation": words("public foundation", "коомдук фонд", "общественный фонд"),
    "public_association": words("public association", "коомдук бирикме", "общественное объединение"),
    "ngo": words("other non-commercial organisation", "башка КЭУ", "другая НКО"),
    "company": words("company", "коммерциялык уюм", "коммерческая организация"),
    "entrepreneur": words("sole entrepreneur", "жеке ишкер", "индивидуальный предприниматель"),
    "institution": words("institution", "мекеме", "учреждение"),
    "media": words("media", "ЖМК", "СМИ"),
}

ALSO: Final = {"мэрия": "executive", "city hall": "executive", "КФ": "public_foundation",
               "ОФ": "public_foundation", "КБ": "public_association", "ОО": "public_association",
               "ИП": "entrepreneur", "НКО": "ngo", "КЭУ": "ngo"}  # fmt: skip
"""Short names people write in such lists."""

AS_CERTIFIED: Final = words("As in the certificate.", "Күбөлүгүндөгүдөй.", "Как в свидетельстве.")

COLUMNS: Final = (
    *name_columns(
        ky=Name(AS_CERTIFIED, "“Мээрим” коомдук фонду"),
        ru=Name(AS_CERTIFIED, "Общественный фонд «Мээрим»"),
        en=Name(words("If there is one.", "Болсо.", "Если есть."), "Meerim public foundation"),
    ),
    Column(
        "kind",
        words("Kind", "Түрү", "Вид"),
        Choice(KINDS, also=ALSO),
        words("What kind of organisation it is.", "Уюмдун түрү.", "Вид организации."),
        "коомдук фонд",
    ),
    Column(
        "registration_number",
        words("Registration number", "Каттоо номери", "Регистрационный номер"),
        Text(longest=40),
        words(
            "By it an organisation is found again.",
            "Уюм ушул номер менен табылат.",
            "По нему организация находится снова.",
        ),
        "12345-3301-КФ",
        required=False,
        default="",
    ),
    Column(
        "municipality",
        words("Municipality", "Муниципалитет", "Муниципалитет"),
        Text(longest=80),
        words(
            "The address of the municipality where it sits.",
            "Жайгашкан муниципалитеттин дареги.",
            "Адрес муниципалитета, где она находится.",
        ),
        "kok-oi",
        required=False,
        default="",
    ),
    Column(
        "contact_public",
        words("Public contact", "Ачык байланыш маалыматы", "Открытый контакт"),
        Text(longest=300),
        words(
            "Address and telephone of the organisation; everybody sees it.",
            "Уюмдун дареги жана телефону; муну баары көрөт.",
            "Адрес и телефон организации; их видят все.",
        ),
        "Көк-Ой айылы, Ленин көч., 5",
        required=False,
        default="",
    ),
    Column(
        "source",
        words("Source", "Булагы", "Источник"),
        Text(longest=200),
        words("Where the data are from.", "Маалымат кайдан алынды.", "Откуда взяты данные."),
        "2024-жылдагы реестр",
        required=False,
        default="",
    ),
)


def _places(actor: Actor) -> dict[str, Municipality]:
    """Municipalities by address, looked up once for the whole file."""
    return {place.slug: place for place in Municipality.objects.all()}


def _check_row(row: Row, places: dict[str, Municipality]) -> Iterable[Problem]:
    if row["municipality"] and row["municipality"] not in places:
        yield row.problem("organisation.unknown_municipality", "municipality")


def _write(rows: Iterator[Row], actor: Actor, places: dict[str, Municipality]) -> Tally:
    """Register organisations whose number is not known, correct those whose is."""
    created = changed = unchanged = 0
    for row in rows:
        number = "".join(row["registration_number"].split())
        known = Organisation.objects.filter(registration_number=number).first() if number else None
        if known is None:
            _register(row, number, actor, places)
            created += 1
        elif _correct(known, row, actor):
            changed += 1
        else:
            unchanged += 1
    return Tally(created=created, changed=changed, unchanged=unchanged)


def _register(row: Row, number: str, actor: Actor, places: dict[str, Municipality]) -> None:
    register_organisation(
        Organisation(municipality=places.get(row["municipality"]), source=row["source"]),
        actor=actor,
        names={language: row[f"name_{language}"] for language in LANGUAGES},
        kind=row["kind"],
        registration_number=number,
        contact_public=row["contact_public"],
    )


def _correct(organisation: Organisation, row: Row, actor: Actor) -> bool:
    """Correct names and contact where the cells say something else; whether any did."""
    names = {
        language: row[f"name_{language}"]
        for language in LANGUAGES
        if row[f"name_{language}"] and row[f"name_{language}"] != getattr(organisation, f"name_{language}")
    }
    contact = row["contact_public"]
    contact = contact if contact and contact != organisation.contact_public else None
    if not names and contact is None:
        return False
    correct_organisation(organisation, actor=actor, names=names, contact_public=contact)
    return True


REGISTRIES: Final = (
    Registry(
        kind="organisations",
        verb="import_organisations",
        label=words("Organisations", "Уюмдар", "Организации"),
        columns=COLUMNS,
        write=_write,
        prepare=_places,
        check_row=_check_row,
        unique=(("registration_number",),),
    ),
)
