"""The public table of proposed problems: what became of each, and nothing of who proposed it."""

from __future__ import annotations

import csv
import io

import pytest

from tapshyryk.needs.actions.moderation import decline_problem, merge_problem
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.opendata.tables.writing import table_as_csv
from tests.needs.proposals import AUTHOR, followed, published, waiting
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_row_for_each_that_was_answered_in_public() -> None:
    world = make_world()
    kept = published(world, text="=1+1", people=40)
    twin = published(world, "Балдарга бакча керек", "second@example.kg")
    rude = waiting(world, "Асан жаман адам", text="Асан")
    waiting(world, "Күтүп турат")
    followed(kept, "follower@example.kg")
    merge_problem(twin, actor=world.actor("specialist"), into=kept)
    decline_problem(rude, actor=world.actor("specialist"), reason="Бул адам жөнүндө, көйгөй эмес")
    written = b"".join(table_as_csv(TABLES["proposed-problems"])).decode("utf-8-sig")
    rows = {row["proposal"]: row for row in csv.DictReader(io.StringIO(written))}
    assert set(rows) == {kept.slug, twin.slug, rude.slug}
    assert (rows[kept.slug]["people"], rows[kept.slug]["words"]) == ("40", "'=1+1")
    assert rows[twin.slug]["merged_into"] == kept.slug
    assert rows[rude.slug]["reason"] == "Бул адам жөнүндө, көйгөй эмес"
    assert rows[rude.slug]["theme"] == "preschool"
    assert rows[rude.slug]["by"] == "resident"
    for secret in (AUTHOR, "second@example.kg", "follower@example.kg", "Асан", "Күтүп"):
        assert secret not in written
