"""What the pilots' residents named: participants, priorities found, the theme chosen, the need unserved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Registry, Row, Tally
from tapshyryk.core.importing.parsers.numbers import WholeNumber
from tapshyryk.demo.founding.files import column, in_three, remark
from tapshyryk.needs.actions.naming import ProblemGiven
from tapshyryk.needs.actions.session import chronicle_session
from tapshyryk.needs.models import NeedsSession
from tapshyryk.places.models import Municipality

PERIOD: Final = "2013-10/2013-11"
"""When the sessions were held, by the timeline of the journal of 2015."""

TITLE: Final = {
    "ky": "Муктаждыктарды биргелешип аныктоо",
    "ru": "Совместная оценка нужд (СИНС)",
    "en": "Participatory needs assessment",
}
"""What the sources call these sessions, in the product's languages."""

EXACTNESS: Final = {"exact": "exact", "more than": "more_than", "about": "about", "at least": "at_least"}

_ELSEWHERE = re.compile(r"elsewhere the journal gives (\d+) as this")


def _write(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    made = 0
    for row in rows:
        place = Municipality.objects.get(slug=row["municipality"])
        session = NeedsSession(municipality=place, **{f"title_{key}": text for key, text in TITLE.items()})
        chosen = ProblemGiven(
            titles={"ky": row["chosen_theme_ky"]},
            theme=row["theme"],
            target_group=in_three(row["target_group"])["ky"],
            unserved=row["unserved"],
            unserved_note=in_three(row["unserved_note"])["ky"] if row["unserved_note"] else "",
            is_chosen=True,
        )
        chronicle_session(
            session,
            actor=actor,
            period=PERIOD,
            participants=row["participants"],
            participants_exactness=EXACTNESS[row["participants_exact"]],
            women=row["women"],
            priorities_found=row["priorities_found"],
            source=row["source"],
            problems=[chosen],
        )
        _remark(session, row)
        made += 1
    return Tally(created=made)


def _remark(session: NeedsSession, row: Row) -> None:
    elsewhere = _ELSEWHERE.search(row["note"])
    if row["note"]:
        remark(
            session,
            "needs_session",
            "participants" if elsewhere else "note",
            row["source"],
            english=row["note"],
            other_value=elsewhere.group(1) if elsewhere else "",
        )
    if row["unserved_note"]:
        remark(session, "needs_session", "unserved", row["source"], english=row["unserved_note"])
    remark(session, "needs_session", "target_group", row["source"], english=row["target_group"])


REGISTRY = Registry(
    kind="founding-needs",
    verb="load_founding_needs",
    label={
        "en": "needs of the founding sources",
        "ky": "баштапкы булактардагы муктаждыктар",
        "ru": "нужды из исходных источников",
    },
    columns=(
        column("municipality", required=True),
        column("participants", WholeNumber(), required=True),
        column("participants_exact", required=True),
        column("women", WholeNumber()),
        column("priorities_found", WholeNumber(), required=True),
        column("chosen_theme_ky", required=True),
        column("theme", required=True),
        column("target_group", required=True),
        column("unserved", WholeNumber()),
        column("unserved_note"),
        column("note"),
        column("source", required=True),
    ),
    unique=(("municipality",),),
    write=_write,
)
