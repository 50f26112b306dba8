"""The second choice of the example: its figures as they were counted, its papers, the count done again."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from tapshyryk.assemblies.models import Assembly, Voter
from tapshyryk.assemblies.queries.minutes import minutes_with_signatures
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.assemblies.queries.ways import (
    PapersAccounted,
    WayUsed,
    papers_accounted,
    piles_apart,
    ways_used,
)
from tapshyryk.cli import main
from tapshyryk.core.acts.models import Act
from tapshyryk.demo.example import needs_session, people, three_ways, tracing
from tapshyryk.demo.example.story import Story

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def chosen(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Assembly]:
    """The chapter played once for this module, in a transaction that is let go at the end."""
    from django.db import transaction

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            story = Story(tell=lambda _line: None)
            cast = people.set_the_stage(story)
            common = tracing.join_villages(story, cast, needs_session.find_needs(story, cast))
            yield three_ways.choose_again(story, cast, common)
        finally:
            atomic.__exit__(ArithmeticError, ArithmeticError(), None)


def page_of(assembly: Assembly, language: str) -> str:
    return Client().get(f"/{language}/assemblies/{assembly.slug}/").content.decode()


def test_three_ways_make_one_result(chosen: Assembly) -> None:
    assert chosen.state == "minuted"
    assert chosen.result is not None
    themes = {option.problem.slug: option.problem.theme for option in chosen.ballot()}
    marked = {themes[keys[0]] if keys else "": n for keys, n in vote_of(chosen).ballots.marked.items()}
    # preschool: hands 17 + 14, papers 19, online 12; blank: two raised no hand, one paper, one online
    assert marked == {"preschool": 62, "disability-children": 29, "youth": 16, "culture": 7, "": 4}
    assert chosen.result.theme == "preschool"
    assert str(chosen.words_for(chosen.result)) == "Эки айылда тең балдар бакчасы жетишпейт"


def test_every_voter_and_every_paper_is_accounted_for(chosen: Assembly) -> None:
    assert ways_used(chosen) == (
        WayUsed("hands", 58, 56),
        WayUsed("paper", 38, 38, spoiled=2),
        WayUsed("online", 24, 24),
    )
    assert papers_accounted(chosen, 1) == PapersAccounted(
        printed=50, handed_out=38, returned=2, unused=10, in_box=38, spoiled=2
    )
    assert chosen.roll.count() == 240
    assert chosen.roll.filter(marks__way__in=("hands", "paper"), sex="female").count() == chosen.women


def test_enough_voted_in_secret_for_each_way_to_stand_apart(chosen: Assembly) -> None:
    assert set(piles_apart(chosen)) == {("paper",), ("online",)}
    assert not [act for act in Act.objects.filter(subject_id=chosen.pk) if act.overrides]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ky", ("Эки айылда тең балдар бакчасы жетишпейт",)),
        ("ru", ("В обоих сёлах не хватает детских садов",)),
        ("en", ("Both villages lack kindergartens", "Scan of the signed minutes", "Photograph of the tally")),
    ],
)
def test_the_page_has_what_was_counted_scanned_and_corrected(
    chosen: Assembly, language: str, told: tuple[str, ...]
) -> None:
    page = page_of(chosen, language)
    assert all(words in page for words in told)
    files = minutes_with_signatures(chosen).files
    assert len(files) == 2
    assert all(f"/files/{file.pk}" in page for file in files)
    assert "Жыйын өткөн жердин дареги толук жазылды" in page


def test_the_page_names_nobody_of_the_roll(chosen: Assembly) -> None:
    told = page_of(chosen, "ky") + " ".join(Act.objects.values_list("entry", flat=True))
    names = Voter.objects.filter(assembly=chosen).values_list("full_name", flat=True)
    assert not [name for name in names if name in told]


def test_outsiders_recount_the_published_ballots_offline(
    chosen: Assembly,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    ballots, receipts = tmp_path / "vote.pb", tmp_path / "receipts.txt"
    for file, ending in ((ballots, "pb"), (receipts, "receipts.txt")):
        answer = Client().get(f"/data/votes/{chosen.slug}-1.{ending}")
        assert answer.status_code == 200
        file.write_bytes(answer.getvalue())
    held = next(line for line in receipts.read_text(encoding="utf-8").splitlines() if line.count("-") == 3)

    def unreachable(*_given: object, **_more: object) -> None:
        raise OSError("there is no network")

    monkeypatch.setattr(socket, "socket", unreachable)
    given = ["recount", str(ballots), "--receipts", str(receipts), "--receipt", held, "--json"]
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert main(given) == 0
    found = json.loads(capsys.readouterr().out)
    assert chosen.result is not None
    assert (found["chosen"], found["same"]) == ([chosen.result.slug], True)
    assert (found["receipts"], found["online_votes"], found["receipt_listed"]) == (24, 24, True)
    ballots.write_text(ballots.read_text(encoding="utf-8").replace("num_votes;118", "num_votes;119"), "utf-8")
    assert main(["recount", str(ballots), "--lang", "ru"]) == 1
