"""A vote of an assembly is downloaded from its page and counted again by anybody."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.voting import close_vote, run_off
from tapshyryk.cli import main
from tapshyryk.core import clock
from tests.assemblies.polling import AFTER, online, slugs
from tests.assemblies.stages import FEW, GATHERS, closed, counted
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    """Records of two tests may be as long as each other; a page kept for the one is not the other's."""
    cache.clear()


def kept(client: Client, address: str, folder) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    path = folder / "vote.pb"
    path.write_bytes(answer.content)
    return str(path)


def test_a_closed_vote_is_taken_from_its_page_and_counted_again(client, tmp_path, capsys):
    assembly = closed(make_world(), [101, 60, 20, 0, 5])
    address = f"/data/votes/{assembly.slug}-1.pb"
    page = client.get(f"/en/assemblies/{assembly.slug}/").content.decode()
    assert f'href="{address}"' in page
    assert "Took part: 200; votes given: 186." in page
    assert main(["recount", kept(client, address, tmp_path), "--lang", "en"]) == 0
    assert "by more than half of those who took part (101 of 200)" in capsys.readouterr().out


def test_a_tie_is_counted_again_up_to_the_run_off_it_called(client, tmp_path):
    assembly = closed(make_world(), [70, 70, 20, 0, 5])
    assert main(["recount", kept(client, f"/data/votes/{assembly.slug}-1.pb", tmp_path)]) == 0


def test_a_vote_is_not_given_out_before_it_is_closed(client):
    world = make_world()
    assembly = counted(world, [101, 60, 20, 0, 5])
    assert client.get(f"/data/votes/{assembly.slug}-1.pb").status_code == 404


def test_a_run_off_stands_beside_the_first_vote_only_where_one_was_called(client):
    world = make_world()
    assembly = closed(world, [70, 70, 20, 0, 5])
    page = client.get(f"/en/assemblies/{assembly.slug}/").content.decode()
    assert "Run-off" not in page
    with clock.at(GATHERS):
        run_off(assembly, actor=world.actor("specialist"))
    page = client.get(f"/en/assemblies/{assembly.slug}/").content.decode()
    assert "Run-off called" in page
    assert "The count, round 1" in page
    assert "The count, round 2" not in page


def test_a_run_off_is_not_given_out_before_it_is_closed(client):
    world = make_world()
    assembly = closed(world, [70, 70, 20, 0, 5])
    with clock.at(GATHERS):
        run_off(assembly, actor=world.actor("specialist"))
    assert client.get(f"/data/votes/{assembly.slug}-1.pb").status_code == 200
    assert client.get(f"/data/votes/{assembly.slug}-2.pb").status_code == 404
    assert client.get("/data/votes/nowhere-1.pb").status_code == 404


def test_receipts_are_taken_beside_the_ballots_and_compared(client, tmp_path, capsys):
    world = make_world()
    assembly = online(world, 3)
    with clock.at(GATHERS):
        codes = issue_voting_codes(assembly, actor=world.actor("specialist")).codes
        mine = [cast_ballot(assembly, code=one.code, marks=slugs(assembly)[:1]) for one in codes]
        assert client.get(f"/data/votes/{assembly.slug}-1.receipts.txt").status_code == 404
    with clock.at(AFTER):
        close_vote(assembly, actor=world.actor("specialist"), override=FEW)
    page = client.get(f"/en/assemblies/{assembly.slug}/").content.decode()
    address = f"/data/votes/{assembly.slug}-1.receipts.txt"
    assert f'href="{address}"' in page
    assert all(receipt in page for receipt in mine)
    assert "Only the whole is shown." in page
    listed = tmp_path / "receipts.txt"
    listed.write_bytes(client.get(address).content)
    assert listed.read_text().splitlines() == sorted(mine)
    votes = kept(client, f"/data/votes/{assembly.slug}-1.pb", tmp_path)
    wanted = ["recount", votes, "--lang", "en", "--receipts", str(listed)]
    assert main([*wanted, "--receipt", mine[1].lower()]) == 0
    assert "Receipts: 3, as many as online ballots." in capsys.readouterr().out
    assert main([*wanted, "--receipt", "7K2M-9QXC-4TBD-R"]) == 1
    listed.write_text("".join(f"{one}\n" for one in mine[:2]))
    assert main(wanted) == 1
    listed.write_text(f"{mine[0]}\n{mine[0]}\n")
    assert main(wanted) == 1
    assert "Line 2" in capsys.readouterr().err
