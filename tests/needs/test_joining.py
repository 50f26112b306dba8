"""A municipality from its request to the advice it is given, with every refusal on the way."""

import json
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.files.models import Upload
from tapshyryk.core.files.purposes import may_read
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.needs.actions.joining import (
    COUNCIL_SUPPORT,
    accept_joining,
    answer_about_joining,
    ask_about_joining,
    decline_joining,
    express_interest,
    give_advice,
    hold_orientation_meeting,
    withdraw_joining,
)
from tapshyryk.needs.models import Joining
from tapshyryk.needs.queries.joining import AdviceCount, Oriented, advice_counted, oriented, takes_part
from tapshyryk.needs.steps.joining import joining_of
from tapshyryk.places.models import Settlement
from tests.needs.joining_stages import MORNING, REASON, WHY, expressed, joined
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    with clock.at(MORNING):
        yield


def villages(world: World) -> list[Settlement]:
    with inside_an_act():
        return [
            Settlement.objects.create(municipality=world.municipality, name_ky=name)
            for name in ("Ак-Булак", "Кара-Суу")
        ]


def test_the_head_asks_and_the_act_says_why(world):
    joining = expressed(world)
    assert (joining.slug, joining.state, joining.asked_on) == (
        "ala-too-joining-2026", "expressed", date(2026, 1, 12),
    )  # fmt: skip
    act = Act.objects.get(subject_id=joining.pk)
    assert act.detail == {
        "why": WHY,
        "themes": ["preschool", "elderly"],
        "contact_role": "municipal_specialist",
        "council_decision": "2026-жылдын 9-январындагы № 1 чечим",
    }
    (upload,) = Upload.objects.all()
    assert upload.name == "council-decision.png"  # what its sender called it may name somebody
    assert act.documents == [{"name": upload.name, "sha256": upload.sha256, "size": upload.size}]
    assert act.actor_role == "municipal_head"


def test_the_decision_is_read_by_the_place_and_the_state_body_alone(world):
    expressed(world)
    kept = Upload.objects.get(purpose=COUNCIL_SUPPORT)
    readers = {name for name in world.people if may_read(COUNCIL_SUPPORT, world.actor(name), kept)}
    assert readers == {"head", "specialist", "finance", "chair", "ministry specialist", "expert"}
    assert not may_read(COUNCIL_SUPPORT, None, kept)
    assert not may_read(COUNCIL_SUPPORT, make_world("kok-oi").actor("head"), kept)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"themes": []}, "needs.joining_names_a_theme"),
        ({"council_file": None}, "needs.council_supports_joining"),
    ],
)
def test_what_a_request_needs(world, given, rule):
    with pytest.raises(Refused) as refused:
        expressed(world, **given)
    assert refused.value.rules == (rule,)
    assert not Joining.objects.exists()
    assert not Upload.objects.exists()


def test_without_the_council_only_with_a_written_reason(world):
    reason = "Кеңеш келерки айда чогулат, чечимди анан тиркейбиз."
    joining = expressed(world, council_file=None, override={"needs.council_supports_joining": reason})
    assert Act.objects.get(subject_id=joining.pk).overrides[0]["reason"] == reason


def test_a_municipality_joins_once_and_may_come_back(world, now):
    joining = expressed(world)
    assert joining_of(world.municipality) is None
    with pytest.raises(Refused) as refused:
        expressed(world)
    assert refused.value.rules == ("needs.joined_once",)
    decline_joining(joining, actor=world.actor("ministry specialist"), reason="Адис жок.")
    assert not takes_part(world.municipality)
    assert expressed(world).slug == "ala-too-joining-2026-2"


@pytest.mark.parametrize("name", ["specialist", "chair", "ministry specialist", "resident", "administrator"])
def test_only_the_head_asks(world, name):
    with pytest.raises(Refused) as refused:
        express_interest(
            Joining(municipality=world.municipality),
            actor=world.actor(name),
            why=WHY,
            themes=["youth"],
            contact_role="municipal_head",
        )
    assert refused.value.reasons[0].kind == "permission"


def test_a_question_goes_there_and_back_without_its_words_in_public(world, now):
    joining = expressed(world)
    reviewer = world.actor("ministry specialist")
    with pytest.raises(Refused) as refused:
        ask_about_joining(joining, actor=reviewer, text="Адис барбы?", reason=" ")
    assert refused.value.rules == ("needs.joining_reason_written",)
    asked = ask_about_joining(joining, actor=reviewer, text="Адис барбы?", reason="Окууга ким келерин билүү")
    assert joining.state == "questioned"
    assert asked.detail == {"question": 1}
    assert [letter.to for letter in letters_of(asked)] == [
        world.actor("head").ref, world.actor("specialist").ref,
    ]  # fmt: skip
    with pytest.raises(Refused):
        accept_joining(joining, actor=reviewer, reason=REASON)
    answered = answer_about_joining(joining, actor=world.actor("specialist"), answer="Эки адис бар.")
    assert joining.state == "expressed"
    question = joining.questions.get()
    assert (question.answer, question.answered_on) == ("Эки адис бар.", date(2026, 1, 12))
    assert "адис" not in json.dumps([asked.detail, answered.detail], ensure_ascii=False)
    assert [letter.to for letter in letters_of(answered)] == [reviewer.ref]


def test_the_answer_is_public_with_its_reason(world, now):
    joining = joined(world)
    act = Act.objects.get(verb="accept_joining")
    assert (joining.state, joining.decided_on, act.detail) == (
        "joined", date(2026, 1, 12), {"reason": REASON},
    )  # fmt: skip
    assert act.public
    assert {letter.to for letter in letters_of(act)} == {
        world.actor("head").ref, world.actor("specialist").ref,
    }  # fmt: skip
    withdraw_joining(joining, actor=world.actor("head"), reason="Каражат жок.")
    assert (joining.state, joining.reason) == ("withdrawn", "Каражат жок.")


@pytest.mark.parametrize("name", ["head", "expert", "director", "auditor"])
def test_nobody_else_decides(world, name):
    joining = expressed(world)
    for decide in (accept_joining, decline_joining):
        with pytest.raises(Refused) as refused:
            decide(joining, actor=world.actor(name), reason=REASON)
        assert refused.value.reasons[0].kind == "permission"


def test_orientation_meetings_add_up(world, now):
    joining = joined(world)
    both = villages(world)
    given = {"venue": "Мектеп", "explained": "Социалдык тапшырык деген эмне"}
    specialist = world.actor("specialist")
    act = hold_orientation_meeting(
        joining, actor=specialist, held_on=date(2026, 1, 10), present=40, women=22, settlements=both, **given
    )
    hold_orientation_meeting(
        joining, actor=specialist, held_on=date(2026, 1, 12), present=25, women=None,
        settlements=both[:1], **given,
    )  # fmt: skip
    assert [told["ky"] for told in act.detail["settlements"]] == ["Ак-Булак", "Кара-Суу"]
    assert (act.detail["present"], act.detail["women"]) == (40, 22)
    assert oriented(joining) == Oriented(meetings=2, present=65, women=22, women_counted=1, villages=2)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"present": 0, "women": None}, "needs.meeting_has_people"),
        ({"women": 41}, "needs.women_within_participants"),
        ({"held_on": date(2026, 1, 13)}, "needs.meeting_not_future"),
    ],
)
def test_a_meeting_is_counted_right(world, now, given, rule):
    joining = joined(world)
    values = {"held_on": date(2026, 1, 12), "present": 40, "women": 22, "venue": "Мектеп", "explained": "…"}
    with pytest.raises(Refused) as refused:
        hold_orientation_meeting(joining, actor=world.actor("specialist"), **{**values, **given})
    assert refused.value.rules == (rule,)


def test_a_village_of_another_municipality_is_refused(world, now):
    joining, elsewhere = joined(world), villages(make_world("kok-oi"))
    with pytest.raises(Refused):
        hold_orientation_meeting(
            joining, actor=world.actor("specialist"), held_on=date(2026, 1, 12), present=5, women=None,
            venue="Мектеп", explained="…", settlements=elsewhere,
        )  # fmt: skip
    assert not joining.meetings.exists()


def test_advice_is_public_as_counts_and_topics_only(world, now):
    joining = joined(world)
    for name, stage, topic in (
        ("expert", "order", "Бюджет"),
        ("ministry specialist", "needs", "Сессияны өткөрүү"),
        ("expert", "order", "Бюджет"),
        ("expert", "order", "Көрсөткүчтөр"),
    ):
        act = give_advice(
            joining, actor=world.actor(name), given_on=date(2026, 1, 12), stage=stage, topic=topic,
            words="Айгүл эже менен сүйлөшүңүз",
        )  # fmt: skip
    assert "Айгүл" not in json.dumps(act.detail, ensure_ascii=False)
    assert advice_counted(joining) == (
        AdviceCount("needs", 1, ("Сессияны өткөрүү",)),
        AdviceCount("order", 3, ("Бюджет", "Көрсөткүчтөр")),
    )
    assert not act.public
    assert joining.advice.last().role_label == "министрликтин эксперти"
    with translation.override("en"):
        page = Client().get(f"/en/joined/{joining.slug}/").content.decode()
    assert "Көрсөткүчтөр" in page
    assert "Айгүл" not in page
    assert "expert" not in page.partition("<main")[2]
    with pytest.raises(Refused) as refused:
        give_advice(
            joining, actor=world.actor("expert"), given_on=date(2026, 1, 13), stage="needs", topic="x",
            words="y",
        )  # fmt: skip
    assert refused.value.rules == ("needs.meeting_not_future",)


def test_the_state_body_looks_after_every_municipality_and_a_place_after_its_own(world):
    from tapshyryk.workspace.queries.waiting import held_today

    joining = expressed(world)
    elsewhere = make_world("kok-oi")
    for stage, name, sees in (
        (elsewhere, "ministry specialist", True), (elsewhere, "expert", True), (elsewhere, "head", False),
        (world, "chair", True), (world, "monitor", False), (world, "director", False),
    ):  # fmt: skip
        actor = stage.actor(name)
        assert Joining.near_to(held_today(actor), actor.ref).filter(pk=joining.pk).exists() is sees, name
