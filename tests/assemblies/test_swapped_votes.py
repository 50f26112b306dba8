"""Two whole votes that differ in two voters' swapped choices alone are the same to everybody without the key.

People vote in all three ways; both online and on paper two voters have swapped what they chose.

Hours and chance are made the same in both, so that nothing is left out of the comparison but the sealed text:
whatever tells one vote from the other would tell how somebody voted.
"""

from __future__ import annotations

import io
import logging
import os
import random
import re
import uuid
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail, signing
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.test import Client, override_settings
from django.utils import timezone
from pypdf import PdfReader

from tapshyryk.assemblies.actions.minutes import sign_minutes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.roll import register_arrivals
from tapshyryk.assemblies.actions.voting import close_vote, count_hands
from tapshyryk.assemblies.models import Assembly, BallotBox, VoterMark
from tapshyryk.core import clock, ids
from tapshyryk.core.acts import keys as record_keys
from tapshyryk.core.acts.actions.seal import seal_all
from tapshyryk.core.acts.bundle import write_bundle
from tapshyryk.core.documents.models import Document
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.parties.models import Account
from tests.assemblies.polling import AFTER, online
from tests.assemblies.stages import FEW, GATHERS, printed, signed_by_all
from tests.assemblies.test_secrecy import SEALED, dump, polled
from tests.core.acts.bundles import KEY
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

VOTED = (0, 1, 0, 0, 1, 0, 0, None, 0, 1)
SWAPPED = (1, 0, 0, 0, 1, 0, 0, None, 0, 1)
"""The first two on the roll have voted each as the other."""

WRITTEN_AT = datetime(2026, 3, 2, 13, tzinfo=UTC)

HANDS, PAPER = 4, 8
"""So many raise hands and vote on paper; on the roll they stand after those who vote online."""

Readable = dict[str, Any]


@pytest.fixture(autouse=True)
def same_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_keys, "_given", KEY.written)


def make_chance_and_hours_the_same(patch: pytest.MonkeyPatch) -> None:
    """From here every key, salt, nonce, code and moment of writing is what it was in the run before."""
    chance = random.Random(11)
    for place in ((os, "urandom"), (random, "_urandom")):
        patch.setattr(*place, chance.randbytes)
    moment = int(WRITTEN_AT.timestamp()) * 1_000_000_000
    patch.setattr(ids, "time", SimpleNamespace(time_ns=lambda: moment))
    patch.setattr(ids, "_last", 0)
    patch.setitem(vars(VoterMark._meta.pk), "_get_default", lambda: uuid.uuid4())
    patch.setattr(clock, "datetime", SimpleNamespace(now=lambda _zone: WRITTEN_AT))
    patch.setattr(timezone, "now", lambda: WRITTEN_AT)
    patch.setattr(signing, "time", SimpleNamespace(time=WRITTEN_AT.timestamp))
    for cache in caches.all():
        cache.clear()
    caches["limits"].clear()
    mail.outbox.clear()


def counters() -> dict[str, int]:
    """Where the numbers of rows go on from: they are not taken back with a transaction."""
    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
        return {name: value or 0 for name, value in cursor.fetchall()}


def set_counters(kept: dict[str, int]) -> None:
    with connection.cursor() as cursor:
        for name, value in kept.items():
            cursor.execute("SELECT setval(%s, %s, %s)", [f'public."{name}"', max(value, 1), value > 0])


def tables() -> Readable:
    """The whole database; where the engine puts rows into room left by others, in the order of their keys."""
    return dump("1" if connection.vendor == "postgresql" else "")


def while_people_vote(assembly: Assembly) -> Readable:
    """The whole database, what waits to be sent and what anybody reads, with the box still closed."""
    whole = tables()
    (sealed,) = whole.pop(SEALED)
    pages = [f"/ky/assemblies/{assembly.slug}/", f"/ky/vote/{assembly.slug}/", "/api/v1/acts?limit=100"]
    return {**whole, "length of the box": len(sealed), **read(Client(), pages)}


def read(client: Client, addresses: list[str]) -> Readable:
    """What stands at each address, with the heads of the answer."""
    found: Readable = {}
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        heads = {name: value for name, value in answer.items() if name != "Expires"}  # an hour
        found[address] = (heads, answer.getvalue())
    return found


def record(folder: Path) -> Readable:
    """Every file of the exported record."""
    seal_all()
    bundle = folder / "record.zip"
    write_bundle(bundle)
    with zipfile.ZipFile(bundle) as packed:
        return {f"record/{name}": packed.read(name) for name in packed.namelist()}


def papers() -> Iterator[tuple[str, str]]:
    """The text of every stored document, public or not."""
    for number, paper in enumerate(Document.objects.order_by("pk")):
        with default_storage.open(paper.stored_as) as file:
            pages = PdfReader(io.BytesIO(file.read())).pages
            yield f"paper {number} {paper.name}", "\n".join(page.extract_text() for page in pages)


def in_three_ways(world: World, online_voters: int) -> Assembly:
    """An assembly in session that votes in all ways, its paper ballots printed."""
    assembly = online(world, online_voters + HANDS + PAPER, ways=("hands", "paper", "online"))
    with clock.at(GATHERS):
        printed(assembly, PAPER + 1, world)
    return assembly


def vote_in_the_hall(assembly: Assembly, specialist: Any, choices: tuple[int | None, ...]) -> None:
    """Register those in the hall, count hands, and read the paper ballots out in the order of `choices`."""
    first = len(choices) + 1
    with clock.at(GATHERS):
        register_arrivals(assembly, actor=specialist, numbers=range(first, first + HANDS), way="hands")
        on_paper = range(first + HANDS, first + HANDS + PAPER)
        register_arrivals(assembly, actor=specialist, numbers=on_paper, way="paper")
        by_option = dict(zip((option.pk for option in assembly.ballot()), (1, 3, 0, 0, 0), strict=True))
        count_hands(assembly, actor=specialist, votes=by_option)
        read = "\n".join("0" if choice is None else str(choice + 1) for choice in choices[:PAPER])
        count_papers(assembly, actor=specialist, text=read, returned=0, unused=1)


def when_all_is_over(assembly: Assembly, specialist: Any, folder: Path) -> Readable:
    """The record, the papers, the data, the answers, the letters and the whole database after the minutes."""
    while deliver_waiting():
        pass
    found = record(folder) | dict(papers())
    acts = Client().get("/api/v1/acts?limit=100").json()["items"]
    addresses = [
        *(f"/data/csv/{name}.csv" for name in TABLES),
        *(f"/api/v1/{name}?limit=100" for name in ("municipalities", "orders", "calls", "contracts", "acts")),
        *(f"/api/v1/acts/{act['id']}" for act in acts),
        f"/data/votes/{assembly.slug}-1.pb",
        f"/data/votes/{assembly.slug}-1.receipts.txt",
        *(f"/{language}/assemblies/{assembly.slug}/" for language in ("ky", "ru", "en")),
    ]
    with inside_an_act():
        account = Account.objects.create(
            person_id=specialist.ref.removeprefix("person:"), email="specialist@example.org"
        )
    inside = Client()
    inside.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    letters = [(letter.to, letter.subject, letter.body) for letter in mail.outbox]
    return {
        **found,
        **read(Client(), addresses),
        **read(inside, [f"/ky/work/assembly/{assembly.pk}/"]),
        "letters": letters,
        **tables(),
    }


def logged(line: logging.LogRecord) -> Any:
    """What a line of the log says; how long an answer took and when is the machine's."""
    hourless = re.sub(r"\d{4}-\d\d-\d\d[ T][\d:.+]+", "then", line.getMessage())
    said = line.msg if isinstance(line.msg, dict) else {"event": hourless}
    return {name: value for name, value in said.items() if name not in {"milliseconds", "timestamp"}}


def whole_vote(
    patch: pytest.MonkeyPatch, choices: tuple[int | None, ...], folder: Path, log: pytest.LogCaptureFixture
) -> tuple[list[Readable], Readable]:
    """What can be read after each ballot, and at the end."""
    make_chance_and_hours_the_same(patch)
    log.clear()
    steps: list[Readable] = []

    def look() -> None:
        steps.append(while_people_vote(Assembly.objects.get()))

    assembly, _voters, specialist = polled(patch, choices, look, assembled=in_three_ways)
    vote_in_the_hall(assembly, specialist, choices)
    look()
    with inside_an_act():
        Account.objects.open_for(assembly.secretary, "secretary@example.org", None)
    with clock.at(AFTER):
        close_vote(assembly, actor=specialist, override=FEW)
        signed_by_all(assembly)
        sign_minutes(assembly, actor=specialist)
        over = when_all_is_over(assembly, specialist, folder)
    assert BallotBox.objects.get().sealed == ""
    over["log"] = [logged(line) for line in log.records]
    return steps, over


def test_nothing_but_the_sealed_text_tells_which_of_two_voters_chose_what(tmp_path, caplog) -> None:
    caplog.set_level("INFO")  # what real use may write; the level below it is refused there
    kept = counters()
    made = []
    for number, choices in enumerate((VOTED[:PAPER], VOTED, SWAPPED)):
        folder = tmp_path / str(number)
        folder.mkdir()
        set_counters(kept)
        kept_here = override_settings(MEDIA_ROOT=folder)
        with pytest.MonkeyPatch.context() as patch, kept_here, transaction.atomic():
            made.append(whole_vote(patch, choices, folder, caplog))
            transaction.set_rollback(True)
    # The first is left out: in it was drawn what a process draws but once.
    _first, (steps, over), (other_steps, other_over) = made
    assert len(steps) == len(other_steps) == len(VOTED) + 1
    for one, other in zip([*steps, over], [*other_steps, other_over], strict=True):
        assert one.keys() == other.keys()
        apart = {name: (one[name], other[name]) for name in one if one[name] != other[name]}
        assert not apart, f"{list(apart)}: {str(apart)[:1000]}"
    assert any(name.endswith(".pdf") for name in over), "the minutes were read"
    assert over["letters"]
    assert any("close_vote" in str(text) for name, text in over.items() if name.startswith("record/"))
