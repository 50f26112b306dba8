"""The counting group, and minutes that are drafted, corrected with a trace, signed, and never rewritten."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from tapshyryk.assemblies.actions.counting_group import change_counting_group
from tapshyryk.assemblies.actions.minutes import (
    attach_count_photo,
    attach_signed_minutes,
    correct_minutes,
    put_signature,
    sign_minutes,
    supplement_minutes,
)
from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll, register_arrivals
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, open_assembly
from tapshyryk.assemblies.jobs import clear_rolls_due
from tapshyryk.assemblies.queries.minutes import files_of, minutes_with_signatures, published_files
from tapshyryk.assemblies.uploads import public_once_signed
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.files.checking import check_file
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.parties.holdings import person_actor
from tests.assemblies.stages import GATHERS, TELLERS, TOLD, closed, convened, opened, signed_by_all
from tests.core.files.samples import pdf, picture
from tests.world import World

pytestmark = pytest.mark.django_db

VOTES = [101, 60, 20, 0, 5]


def scan():
    return check_file(io.BytesIO(pdf()), name="Асанова Айгүл.pdf")


def leaders(world: World) -> dict[str, object]:
    return {
        "actor": world.actor("specialist"),
        "chair": world.people["head"],
        "secretary": world.people["activist"],
        "present": 50,
        "women": None,
    }


@pytest.mark.parametrize(
    ("group", "rule"),
    [
        (TELLERS[:2], "assemblies.counting_group"),
        ((*TELLERS, "эсептөөчү  биринчи"), "assemblies.counting_group_apart"),
    ],
)
def test_three_people_count_each_once(world, group, rule):
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        open_assembly(convened(world), counting_group=group, **leaders(world))
    assert refused.value.rules == (rule,)


@pytest.mark.parametrize("typed", [False, True])
def test_who_leads_does_not_count(world, typed):
    head = world.people["head"]
    group = (*TELLERS, head.full_name.upper() if typed else head)
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        open_assembly(convened(world), counting_group=group, **leaders(world))
    assert refused.value.rules == ("assemblies.counting_group_apart",)


def test_a_member_of_the_group_changes_with_a_trace(world):
    assembly = opened(world)
    first = assembly.tellers.first().person
    with clock.at(GATHERS):
        act = change_counting_group(
            assembly,
            actor=world.actor("specialist"),
            leaves=[first],
            joins=["Төртүнчү"],
            reason="Ооруду",
        )
    assert act.detail == {"left": 1, "joined": 1, "reason": "Ооруду"}
    assert act.private_part.content == {"left": [first.full_name], "joined": ["Төртүнчү"]}
    assert first not in assembly.officials()
    assert assembly.tellers.count() == 4


def test_closing_the_vote_draws_up_a_draft_nobody_else_reads(world):
    assembly = closed(world, VOTES)
    assert Act.objects.get(verb="draft_minutes").actor_ref == "system:lifecycle"
    assert documents_of(assembly) == ()
    minutes = minutes_with_signatures(assembly)
    assert [paper.language for paper in minutes.versions[0].papers] == ["ky", "ru"]
    assert [one.signed for one in minutes.officials] == [False] * 5


def test_minutes_are_settled_only_when_all_have_signed(world):
    assembly = closed(world, VOTES)
    with clock.at(GATHERS):
        officials = assembly.officials()
        for person in officials[:-1]:
            put_signature(assembly, actor=person_actor(person))
        with pytest.raises(Refused) as refused:
            sign_minutes(assembly, actor=world.actor("head"))
        assert refused.value.rules == ("assemblies.minutes_signed_by_all",)
        with pytest.raises(Refused):
            put_signature(assembly, actor=person_actor(officials[0]))
        with pytest.raises(Refused) as refused:
            put_signature(assembly, actor=world.actor("director"))
        assert refused.value.reasons[0].kind == "permission"
        put_signature(assembly, actor=person_actor(officials[-1]))
        act = sign_minutes(assembly, actor=world.actor("head"))
    assert (act.detail["signed"], act.detail["signed_on_paper"]) == (5, 0)


def test_a_scan_of_the_paper_signs_for_those_who_have_no_account(world, client):
    assembly = closed(world, VOTES)
    with clock.at(GATHERS):
        put_signature(assembly, actor=world.actor("head"))
        act = attach_signed_minutes(assembly, actor=world.actor("specialist"), scan=scan())
        assert act.detail["signed"] == 4
        file = files_of(assembly)[0]
        assert act.documents[0]["sha256"] == file.sha256
        assert (file.name, act.documents[0]["name"]) == ("signed-minutes.pdf",) * 2  # it may name somebody
        assert not public_once_signed(None, file)
        assert public_once_signed(world.actor("specialist"), file)
        assert published_files(assembly) == ()
        sign_minutes(assembly, actor=world.actor("head"))
    assert public_once_signed(None, file)
    assert [kept.pk for _label, kept in published_files(assembly)] == [file.pk]
    page = client.get(f"/en/assemblies/{assembly.slug}/").content.decode()
    assert f"/files/{file.pk}" in page
    assert "Scan of the signed minutes" in page


def test_a_correction_says_what_and_why_and_is_signed_anew(world):
    assembly = closed(world, VOTES)
    with clock.at(GATHERS):
        signed_by_all(assembly)
        given = {
            "venue": "Клуб",
            "agenda": assembly.agenda,
            "heard": "",
            "reason": "Жери ката жазылган",
        }
        act = correct_minutes(assembly, actor=world.actor("specialist"), **given)
        assert act.detail == {"version": 2, "changed": ["venue"], "reason": "Жери ката жазылган"}
        assert act.private_part.content == {"before": {"venue": "Мектеп"}, "after": {"venue": "Клуб"}}
        assert len(assembly.unsigned()) == 5
        with pytest.raises(Refused):
            correct_minutes(assembly, actor=world.actor("specialist"), **given)
    minutes = minutes_with_signatures(assembly)
    assert [one.version.number for one in minutes.versions] == [2, 1]
    assert all(len(one.papers) == 2 for one in minutes.versions)


def test_signed_minutes_are_added_to_and_never_rewritten(world):
    assembly = closed(world, VOTES)
    with clock.at(GATHERS):
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
        before = [paper.sha256 for paper in documents_of(assembly)]
        with pytest.raises(Refused):
            correct_minutes(
                assembly, actor=world.actor("specialist"), venue="Клуб", agenda="1", heard="", reason="Ката"
            )
        supplement_minutes(
            assembly, actor=world.actor("specialist"), text="Клубда өттү.", reason="Жери ката жазылган"
        )
    after = [paper.sha256 for paper in documents_of(assembly)]
    assert after[:2] == before
    assert len(after) == 4


def test_a_photograph_of_the_count_keeps_no_place(world):
    assembly = opened(world)
    photo = check_file(io.BytesIO(picture()), name="Асанова.jpg")
    with clock.at(GATHERS):
        act = attach_count_photo(assembly, actor=world.actor("specialist"), photo=photo)
    assert act.documents[0]["name"] == "count-photo.jpg"
    with default_storage.open(files_of(assembly)[0].stored_as) as file:
        assert not Image.open(file).getexif()


def test_the_public_page_shows_photograph_scan_and_every_version_with_its_reason(world, client):
    assembly = closed(world, VOTES)
    specialist, page = world.actor("specialist"), f"/en/assemblies/{assembly.slug}/"
    with clock.at(GATHERS):
        photo = check_file(io.BytesIO(picture()), name="Асанова.jpg")
        attach_count_photo(assembly, actor=specialist, photo=photo)
        given = {"venue": "Клуб", "agenda": assembly.agenda, "heard": "", "reason": "Жери ката жазылган"}
        correct_minutes(assembly, actor=specialist, **given)
        attach_signed_minutes(assembly, actor=specialist, scan=scan())
        before = client.get(page).content.decode()
        sign_minutes(assembly, actor=world.actor("head"))
        supplement_minutes(assembly, actor=specialist, text="Клубда өттү.", reason="Сааты айтылды")
    files = files_of(assembly)
    assert len(files) == 2
    for shown in (
        "Photograph of the tally sheet",
        "Scan of the signed minutes",
        "How the minutes came about",
    ):
        assert shown not in before
    assert not any(f"/files/{file.pk}" in before for file in files)
    after = client.get(page).content.decode()
    assert all(f"/files/{file.pk}" in after for file in files)
    assert "Photograph of the tally sheet" in after
    assert "Scan of the signed minutes" in after
    table = after[after.index("How the minutes came about") :]
    table = table[: table.index("</table>")]
    assert [reason in table for reason in ("Жери ката жазылган", "Сааты айтылды", "supplement")] == [True] * 3
    assert table.count("<tr") == 4  # the head, the draft, the corrected draft, the supplement


def test_names_leave_the_roll_after_the_days_of_keeping_and_marks_stay(world):
    assembly = convened(world, ways=("hands", "paper"), rule="most_votes")
    specialist = world.actor("specialist")
    with clock.at(TOLD):
        enter_roll(
            assembly,
            actor=specialist,
            voters=[VoterGiven(f"Тургун Номер{n}", date(1980, 1, n), address="Ленин 5") for n in (1, 2, 3)],
        )
    with clock.at(GATHERS):
        open_assembly(assembly, counting_group=TELLERS, **leaders(world))
        register_arrivals(assembly, actor=specialist, numbers=[1, 2], way="hands")
        votes = dict(zip([one.pk for one in assembly.ballot()], (2, 0, 0, 0, 0), strict=True))
        count_hands(assembly, actor=specialist, votes=votes)
        close_vote(assembly, actor=specialist)
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
        assert clear_rolls_due() == 0
    with clock.at(GATHERS + timedelta(days=29)):
        assert clear_rolls_due() == 0
    with clock.at(GATHERS + timedelta(days=30)):
        assert clear_rolls_due() == 1
        assert clear_rolls_due() == 0
    assert Act.objects.get(verb="clear_roll_names").detail == {"cleared": 3}
    assert set(assembly.roll.values_list("full_name", "born_on", "address")) == {("", None, "")}
    assert assembly.taken() == {"hands": 2}
