"""Attempts to join a person to a choice: by every table, letters, papers, the log, and the order of rows."""

from __future__ import annotations

import itertools
import random
import re
import uuid
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import caches
from django.db import connection
from django.test import Client

from tapshyryk.assemblies.actions import online as casting
from tapshyryk.assemblies.actions.online import IssuedCode, cast_ballot
from tapshyryk.assemblies.actions.voting import close_vote
from tapshyryk.assemblies.domain.box import Box
from tapshyryk.assemblies.models import Assembly, BallotBox, Voter, VoterMark
from tapshyryk.core import clock
from tapshyryk.core.acts import keys as record_keys
from tapshyryk.core.codes import code_from
from tests.assemblies.polling import AFTER, online, slugs
from tests.assemblies.stages import FEW, GATHERS
from tests.core.acts.bundles import KEY
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

SEALED = "assemblies_ballotbox.sealed"
Dump = dict[str, list[Any]]


@pytest.fixture(autouse=True)
def signed(monkeypatch):
    monkeypatch.setattr(record_keys, "_given", KEY.written)
    caches["limits"].clear()


def dump(order: str = "") -> Dump:
    """Every column of every table as it lies there, in the order of the rows in the file, or in `order`."""
    order = order or ("ctid" if connection.vendor == "postgresql" else "rowid")
    found: Dump = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY {order}')  # nosec
            names = [column[0] for column in cursor.description]
            for name, column in zip(names, zip(*cursor.fetchall(), strict=True), strict=False):
                found[f"{table}.{name}"] = list(column)
    return found


def differing(one: Dump, other: Dump) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def polled(
    monkeypatch: pytest.MonkeyPatch,
    choices: Sequence[int | None],
    seen: Callable[[], None] = lambda: None,
    *,
    assembled: Callable[[World, int], Assembly] = online,
) -> tuple[Any, list[Voter], Any]:
    """The same vote each time: the same people and codes, cast in the same order, with these choices."""
    chance = random.Random(7)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=chance.getrandbits(128), version=4))
    monkeypatch.setattr(VoterMark._meta.pk, "default", uuid.uuid4)
    given: list[IssuedCode] = []
    signs = itertools.count(1)
    monkeypatch.setattr(casting, "new_code", lambda: code_from(bytes([next(signs)]) * 32))
    world = make_world()
    assembly = assembled(world, len(choices))
    with clock.at(GATHERS):
        given += casting.issue_voting_codes(assembly, actor=world.actor("specialist")).codes
        turns = list(range(len(choices)))
        random.Random(3).shuffle(turns)
        for turn in turns:
            choice = choices[turn]
            marks = [] if choice is None else [slugs(assembly)[choice]]
            cast_ballot(assembly, code=given[turn].code, marks=marks)
            seen()
    return assembly, [assembly.roll.get(number=turn + 1) for turn in turns], world.actor("specialist")


CHOICES = (0, 1, 2, 0, 1, None, 0, 1)


def test_between_two_casts_nothing_changes_with_the_choice_but_the_sealed_text(monkeypatch):
    """One cast each from the same state: dumps differ in what time and chance make, and the sealed text."""
    made: list[Dump] = []
    world = make_world()
    assembly = online(world, 6)
    with clock.at(GATHERS):
        codes = casting.issue_voting_codes(assembly, actor=world.actor("specialist")).codes
        monkeypatch.setattr(casting, "seal_text", lambda text: "0" * len(text))
        from django.db import transaction

        for choice in ([slugs(assembly)[0]], [slugs(assembly)[4]], []):
            with transaction.atomic():
                point = transaction.savepoint()
                cast_ballot(assembly, code=codes[2].code, marks=choice)
                made.append(dump())
                transaction.savepoint_rollback(point)
    first, *others = made
    for other in others:
        apart = differing(first, other)
        assert SEALED not in apart, "not even the length of the sealed text tells"
        assert not {name for name in apart if name.startswith("assemblies_") and not name.endswith(".id")}, (
            apart
        )
        assert all(len(first[name]) == len(other[name]) for name in apart), "as many rows whatever was chosen"


def test_no_dump_without_the_key_holds_a_choice(monkeypatch, caplog):
    dumps: list[Dump] = []
    with caplog.at_level("DEBUG"):
        assembly, *_rest = polled(monkeypatch, CHOICES, lambda: dumps.append(dump()))
    lengths = {len(found[SEALED][0]) for found in dumps}
    assert len(lengths) == 1
    keys = slugs(assembly)
    for before, after in itertools.pairwise(dumps):
        for name in differing(before, after) - {SEALED}:
            new = [value for value in after[name] if value not in before.get(name, [])]
            assert not any(key in str(value) for key in keys for value in new), name
    assert not any(key in record.getMessage() for record in caplog.records for key in keys)


def test_the_box_keeps_no_order_of_casting():
    keys = ("a", "b", "c")
    ballots = [((key,), f"receipt {number}") for number, key in enumerate("cabacb")]
    boxes = set()
    for turn in itertools.permutations(ballots):
        box = Box()
        for ballot, receipt in turn:
            box = box.with_one(ballot, receipt)
        boxes.add(box.written(keys))
    assert len(boxes) == 1


def test_the_length_of_the_box_tells_nothing_of_its_ballots():
    keys = [f"a-problem-with-a-long-name-{number}" for number in range(20)]
    full, empty = Box(), Box()
    for number in range(60):
        full = full.with_one(tuple(keys), f"{number:015}")
        empty = empty.with_one((), f"{number:015}")
        assert len(full.written(keys)) == len(empty.written(keys))


def test_after_the_close_the_counts_are_all_that_is_left(monkeypatch):
    assembly, _voters, specialist = polled(monkeypatch, CHOICES)
    with clock.at(AFTER):
        close_vote(assembly, actor=specialist, override=FEW)
    box = BallotBox.objects.get()
    assert box.sealed == ""
    assert box.receipts == sorted(box.receipts)
    count = assembly.ballot_counts.get(way="online")
    assert count.marked == sorted(count.marked)
    assert sum(number for _keys, number in count.marked) == len(box.receipts) == 8
    hashes = set(Voter.objects.values_list("code_hash", flat=True))
    whole = repr(dump())
    assert not any(receipt in digest for receipt in box.receipts for digest in hashes)
    assert all(whole.count(receipt) for receipt in box.receipts)


def test_marks_know_neither_hour_nor_order(monkeypatch):
    _assembly, voters, _specialist = polled(monkeypatch, CHOICES)
    by_key = [mark.voter for mark in VoterMark.objects.order_by("pk")]
    assert by_key != voters
    names = {field.name for field in VoterMark._meta.get_fields()}
    assert names == {"id", "voter", "round", "way"}
    pointing = {
        model.__name__
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.many_to_one and field.related_model in (Voter, VoterMark)
    }
    assert pointing == {"VoterMark"}


def test_neither_the_log_nor_a_session_nor_an_address_holds_the_code(caplog, capfd):
    world = make_world()
    assembly = online(world, 2)
    client = Client()
    with clock.at(GATHERS), caplog.at_level("DEBUG"):
        code = casting.issue_voting_codes(assembly, actor=world.actor("specialist")).codes[0].code
        key = slugs(assembly)[3]
        fields = {"round": 1, "code": code, "marks": key}
        answers = [
            client.post(f"/ky/vote/{assembly.slug}/", fields),
            client.post(f"/ky/vote/{assembly.slug}/", {**fields, "confirm": "1"}),
        ]
    assert [answer.status_code for answer in answers] == [200, 200]
    note = answers[1].context["receipt"]
    logged = caplog.text + "".join(capfd.readouterr())
    assert code not in logged
    assert key not in logged
    assert note not in logged
    assert "sessionid" not in client.cookies
    whole = repr(dump())
    assert code not in whole
    assert note not in whole
    assert not re.search(code.replace("-", ".?"), whole)
