"""The page of the voters' roll: searched, people registered from it; closed to everybody else."""

from __future__ import annotations

import threading
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll, strike_from_roll
from tapshyryk.assemblies.models import VoterMark
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.parties.models import Account
from tapshyryk.places.models import Settlement
from tests.assemblies.stages import GATHERS, convened
from tests.workspace.door import address, in_session, numbers, press, search, taken_out
from tests.workspace.test_pages import signed_in
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world, "specialist")


@pytest.fixture
def assembly(world: World):
    found = in_session(world)
    with clock.at(GATHERS):
        yield found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("УСОНОВ омур", [1]),
        ("Өмүрбек Үсөнов", [1]),
        ("гулнара", [2]),
        ("Acанова", [2]),
        ("женишбекова", [3]),
        ("Жеңиш", [3]),
        ("2", [2]),
        ("ова", [2, 3]),
        ("%", [1, 2, 3, 4]),
    ],
)
def test_people_are_found_by_number_and_however_the_letters_are_typed(client, assembly, words, found):
    answer = search(client, assembly, q=words)
    if answer.status_code == 302:
        answer = client.get(answer["Location"])
    assert numbers(answer) == found


def test_a_name_stands_in_no_address(client, assembly):
    sought = search(client, assembly, q="Гүлнара", standing="left")
    assert numbers(sought) == [2]
    page = sought.content.decode()
    assert 'method="post"' in page
    assert 'method="get"' not in page.split("<main")[1]
    assert 'action="?standing=left"' in page
    assert "q=" not in page
    assert "%D0%93" not in page
    narrowed = search(client, assembly, q="", standing="left", page="2")
    assert narrowed["Location"] == address(assembly, "?standing=left&page=2")
    assert numbers(client.get(address(assembly), {"q": "Гүлнара"})) == [1, 2, 3, 4]


def test_a_person_is_registered_and_the_next_is_looked_for_in_the_same_list(client, assembly):
    answer = press(client, assembly, "?standing=left&q=x&next=//example.org", number=2, way="paper")
    assert answer.status_code == 302
    assert answer["Location"] == address(assembly, "?standing=left")
    page = client.get(answer["Location"]).content.decode()
    assert "№ 2 катталды: кагаз бюллетень менен." in page
    assert page.count("autofocus") == 1
    assert VoterMark.objects.get().way == "paper"
    assert numbers(client.get(address(assembly), {"standing": "paper"})) == [2]
    assert numbers(client.get(address(assembly), {"standing": "left"})) == [1, 3, 4]
    counts = client.get(address(assembly)).context["counts"]
    assert (counts.on_roll, [n for _, n in counts.taken], counts.left) == (4, [0, 1], 3)


def test_filters_are_told_and_dropped_one_by_one(client, assembly):
    village = str(Settlement.objects.get(name_en="Kok-Jar").pk)
    both = search(client, assembly, q="ова", settlement=village)
    assert numbers(both) == [3]
    assert [name for _, name in both.context["chosen"]] == ["settlement"]
    assert numbers(search(client, assembly, q="ова", settlement=village, without="settlement")) == [2, 3]
    kept = search(client, assembly, q="ова", settlement=village, without="q")
    assert kept["Location"] == address(assembly, f"?settlement={village}")
    assert numbers(client.get(kept["Location"])) == [3]


def test_nobody_is_registered_twice(client, assembly):
    assert press(client, assembly, number=2, way="paper").status_code == 302
    again = press(client, assembly, number=2, way="hands")
    assert again.status_code == 409
    assert 'class="refusal"' in again.content.decode()
    assert numbers(again) == [2]
    assert VoterMark.objects.get().way == "paper"


def test_a_button_pressed_twice_is_one_act_and_the_other_button_is_another(client, assembly):
    key = str(uuid4())
    for _ in range(2):
        assert press(client, assembly, number=2, way="paper", request_key=key).status_code == 302
    assert Act.objects.filter(verb="register_arrivals").count() == 1
    assert press(client, assembly, number=2, way="hands", request_key=key).status_code == 409
    assert press(client, assembly, number=1, way="paper", request_key=key).status_code == 302
    assert VoterMark.objects.count() == 2


def test_an_old_page_sent_again_says_nothing_false(client, assembly):
    key = str(uuid4())
    press(client, assembly, number=2, way="paper", request_key=key)
    press(client, assembly, number=2, undo="yes", reason="Ката номер")
    assert press(client, assembly, number=2, way="paper", request_key=key).status_code == 409
    assert not VoterMark.objects.exists()


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"number": 99, "way": "hands"}, 409),
        ({"number": 2, "way": "online"}, 422),
        ({"number": "x", "way": "hands"}, 422),
        ({"number": 2, "way": ""}, 422),
        ({"number": 2, "undo": "yes", "reason": ""}, 422),
        ({"number": 2, "undo": "yes", "reason": "Ката номер"}, 409),
    ],
)
def test_what_no_button_sends_is_refused_in_words(client, assembly, given, status):
    answer = press(client, assembly, **given)
    assert answer.status_code == status
    assert answer.context["refusals"]
    assert not VoterMark.objects.exists()


def test_a_registration_is_undone_with_a_reason_and_leaves_a_trace(client, assembly):
    press(client, assembly, number=3, way="hands")
    assert "reason-3" in client.get(address(assembly)).content.decode()
    assert press(client, assembly, number=3, undo="yes", reason="Башка номер жазылган").status_code == 302
    assert not VoterMark.objects.exists()
    trace = Act.objects.get(verb="undo_arrival")
    assert trace.detail == {"round": 1, "way": "hands", "reason": "Башка номер жазылган"}


def test_with_one_hit_the_first_button_is_pressed_by_one_key(client, assembly):
    one = search(client, assembly, q="гулнара").content.decode()
    assert one.count("autofocus") == 1
    assert 'name="way" value="hands" autofocus' in one
    many = client.get(address(assembly)).content.decode()
    assert many.count("autofocus") == 1
    assert 'name="way" value="hands" autofocus' not in many


def test_fifty_on_a_page_and_the_struck_apart(client, world, assembly):
    people = [VoterGiven(f"Тургун Номер{n}", date(1970, 1, 1)) for n in range(56)]
    enter_roll(assembly, actor=world.actor("specialist"), voters=people)
    strike_from_roll(assembly, actor=world.actor("specialist"), number=60, reason="Көчүп кеткен")
    assert numbers(client.get(address(assembly))) == list(range(1, 51))
    assert numbers(client.get(address(assembly), {"page": 2})) == list(range(51, 61))
    assert numbers(search(client, assembly, q="номер", page=2)) == [55, 56, 57, 58, 59, 60]
    struck = client.get(address(assembly), {"standing": "struck"})
    assert numbers(struck) == [60]
    assert 'name="number" value="60"' not in struck.content.decode()
    for odd in ({"settlement": "x' OR 1", "standing": "?"}, {"page": "9" * 30}, {"page": "-1"}):
        assert client.get(address(assembly), odd).status_code == 200


def test_empty_lists_say_so(client, world, assembly):
    assert "Дал келген киши жок." in search(client, assembly, q="ыыы").content.decode()
    empty = convened(world, ways=("hands",), needs_session=assembly.needs_session)
    assert "Тизмеде азырынча эч ким жок." in client.get(address(empty)).content.decode()


def test_a_script_in_a_name_is_text_and_no_cache_keeps_the_page(client, assembly):
    page = client.get(address(assembly)).content.decode()
    assert page.count('name="way"') == 8
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "no-store" in client.get(address(assembly))["Cache-Control"]


@pytest.mark.parametrize(
    "name", ["head", "chair", "monitor", "activist", "resident", "administrator", "auditor", "director"]
)
def test_nobody_else_opens_the_roll(world, assembly, name):
    reader = signed_in(world, name)
    assert reader.get(address(assembly)).status_code == 404
    assert search(reader, assembly, q="Асанова").status_code == 404
    assert press(reader, assembly, number=1, way="hands").status_code == 404
    assert taken_out(reader, assembly).status_code in {403, 404}
    subject = reader.get(reverse("workspace:subject", args=["assembly", assembly.pk])).content.decode()
    assert address(assembly) not in subject
    assert not VoterMark.objects.exists()
    assert not Act.objects.filter(verb="take_roll_out").exists()


def test_the_key_of_a_strangers_assembly_opens_nothing(client, world, assembly):
    elsewhere = make_world("bashka")
    with inside_an_act():
        account = Account.objects.create(
            person=elsewhere.people["specialist"], email="specialist@bashka.example.org"
        )
    other = Client()
    other.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    for one in (assembly.pk, uuid4()):
        where = reverse("workspace:roll", args=[one])
        assert other.get(where).status_code == 404
        assert other.post(where, {"number": 1, "way": "hands"}).status_code == 404
    assert taken_out(other, assembly).status_code == 404
    assert Client().get(address(assembly)).status_code == 302
    page = client.get(reverse("workspace:subject", args=["assembly", assembly.pk])).content.decode()
    assert address(assembly) in page


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_at_the_door_register_the_same_person_at_once():
    world = make_world()
    assembly = in_session(world)
    world.add("second specialist", "municipal_specialist", body=world.municipality)
    clients = [signed_in(world, name) for name in ("specialist", "second specialist")]
    together = threading.Barrier(2)
    answers: list[int] = []

    def run(client: Client, way: str) -> None:
        together.wait()
        try:
            with clock.at(GATHERS):
                answers.append(press(client, assembly, number=1, way=way).status_code)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=(client, way))
        for client, way in zip(clients, ("hands", "paper"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 409]
    assert VoterMark.objects.count() == 1
    assert Act.objects.filter(verb="register_arrivals").count() == 1
