"""A vote of an assembly is downloaded from its page and counted again by anybody."""

from __future__ import annotations

import pytest
from django.test import Client

from tapshyryk.assemblies.actions.voting import run_off
from tapshyryk.cli import main
from tapshyryk.core import clock
from tests.assemblies.stages import GATHERS, closed, counted
from tests.world import make_world

pytestmark = pytest.mark.django_db


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
    assert "People present: 200; hands raised: 186." in page
    assert main(["recount", kept(client, address, tmp_path), "--lang", "en"]) == 0
    assert "by more than half of those present (101 of 200)" in capsys.readouterr().out


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
    assert "Run-off" in page
    assert page.count("—</td>") == 3


def test_a_run_off_is_not_given_out_before_it_is_closed(client):
    world = make_world()
    assembly = closed(world, [70, 70, 20, 0, 5])
    with clock.at(GATHERS):
        run_off(assembly, actor=world.actor("specialist"))
    assert client.get(f"/data/votes/{assembly.slug}-1.pb").status_code == 200
    assert client.get(f"/data/votes/{assembly.slug}-2.pb").status_code == 404
    assert client.get("/data/votes/nowhere-1.pb").status_code == 404
