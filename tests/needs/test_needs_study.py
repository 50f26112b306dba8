"""A needs study from its draft to the paper on which an order rests, and to the one that replaces it."""

import io
import json
from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.needs_study import (
    draft_needs_study,
    drop_needs_study,
    issue_needs_study,
    word_needs_study,
)
from tapshyryk.needs.actions.problem import choose_problem
from tapshyryk.needs.actions.session import chronicle_session
from tapshyryk.needs.domain.gathered import ChoiceTold, FocusTold, GroupTold, SessionTold, TreeTold
from tapshyryk.needs.domain.study import Held
from tapshyryk.needs.models import NeedsSession, NeedsStudy, ProblemTree
from tapshyryk.needs.queries.needs_studies import gathered, is_studied, studies_of
from tests.needs.stages import DAY, held, listed
from tests.needs.test_focus_group import NOW, group_held, need
from tests.needs.test_problem_tree import begin_tree, branch
from tests.needs.test_working_group import NAMES, enter
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

DISABILITY = "ден соолугунун мүмкүнчүлүгү чектелүү балдар"
SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 2)
CONCLUSION = {
    "conclusion_ky": "Биринчи орунда — бала бакча.",
    "conclusion_ru": "На первом месте — детский сад.",
}


@pytest.fixture(autouse=True)
def _now():
    with clock.at(datetime(2026, 3, 2, 6, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def world() -> World:
    return make_world()


def drafted(world: World, since: date = SINCE, until: date = UNTIL) -> NeedsStudy:
    study = NeedsStudy(municipality=world.municipality)
    draft_needs_study(study, actor=world.actor("specialist"), since=since, until=until)
    return study


def issued(world: World, **time: date) -> NeedsStudy:
    study = drafted(world, **time)
    word_needs_study(
        study, actor=world.actor("specialist"), since=study.since, until=study.until, **CONCLUSION
    )
    issue_needs_study(study, actor=world.actor("head"))
    return study


def grouped(world: World, session: NeedsSession) -> None:
    from tapshyryk.needs.actions.working_group import form_working_group, hold_group_meeting
    from tapshyryk.needs.steps.working_group import group_of

    group = group_of(session)
    specialist = world.actor("specialist")
    form_working_group(group, actor=specialist, titles={"ky": "Бакча тобу"}, theme="preschool")
    enter(world, group, NAMES[0])
    hold_group_meeting(
        group, actor=specialist, held_on=date(2026, 3, 2), present=1, women=1, decided="Имаратты көрөбүз."
    )


def test_it_gathers_exactly_what_stands(world):
    session, problems = listed(world)
    grouped(world, session)
    choose_problem(session, actor=System("lifecycle"), problem=problems[1], assembly="ala-too-assembly")
    with translation.override("ky"):
        told = gathered(drafted(world))
    assert (told.place, told.population, told.since, told.until) == (
        "Ала-Тоо айылдык аймагы", None, SINCE, UNTIL,
    )  # fmt: skip
    (one,) = told.sessions
    assert (one.held_on, one.venue, one.participants, one.exactness, one.women, one.named, one.is_listed) == (
        DAY, "Клуб", 122, "exact", 61, 5, True,
    )  # fmt: skip
    assert isinstance(one, SessionTold)
    assert [(each.rank, each.title, each.votes, each.unserved) for each in one.priorities] == [
        (1, "Бала бакча жок", 60, None),
        (2, "Майып балдарга борбор жок", 41, None),
        (3, "Жаштарга клуб жок", 41, None),
        (4, "Маданият үйү жабык", 12, None),
        (5, "Карыларга кароо жок", 5, None),
    ]
    assert (told.participants, told.women) == (122, 61)
    assert told.groups == (GroupTold("Бакча тобу", "мектепке чейинки билим берүү", 1, 1),)
    assert told.choices == (
        ChoiceTold(
            "Майып балдарга борбор жок", "ден соолугунун мүмкүнчүлүгү чектелүү балдар", date(2026, 3, 2)
        ),
    )
    assert told.held == Held(
        sessions=1, sessions_counted=1, women_counted=1, listed=1, priorities=5, with_votes=5, groups=1,
        choices=1,
    )  # fmt: skip
    assert told.missing == ("unserved", "causes", "focus_groups", "rounds", "proposals", "population")


def test_causes_focus_groups_and_proposals_enter_it(world):
    with clock.at(NOW):
        group, _ = group_held(world)
        need(world, group, "Күндүзгү борбор", 9)
        need(world, group, "Автобус", 2)
        tree = ProblemTree(session=group.session)
        begin_tree(tree, actor=world.actor("activist"), problem=group.problem)
        root = branch(world, tree, "Борбор курулган эмес")
        branch(world, tree, "Бюджетте акча жок", under=root)
        branch(world, tree, "Энелер иштей албайт", side="effect")
        told = gathered(drafted(world))
    assert told.trees == (
        TreeTold(
            "Майып балдарга борбор жок",
            causes=((0, "Борбор курулган эмес"), (1, "Бюджетте акча жок")),
            effects=((0, "Энелер иштей албайт"),),
        ),
    )
    assert told.focus_groups == (
        FocusTold(
            "Майыптыгы бар балдардын энелери",
            "Майып балдарга борбор жок",
            group.held_on,
            group.present,
            (("Күндүзгү борбор", 9), ("Автобус", None)),
        ),
    )
    assert not {"causes", "focus_groups"} & set(told.missing)
    assert "proposals" in told.missing


def test_a_session_outside_the_time_or_the_place_stays_out(world):
    held(world)
    held(make_world("kok-oi"))
    assert len(gathered(drafted(world)).sessions) == 1
    assert gathered(drafted(world, since=date(2026, 2, 3))).sessions == ()
    assert gathered(drafted(world, until=date(2026, 2, 1))).sessions == ()
    assert len(gathered(drafted(world, since=DAY, until=DAY)).sessions) == 1


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2014, 12, 1), date(2014, 12, 31), 1),
        (date(2014, 11, 1), date(2014, 11, 30), 0),
        (date(2015, 1, 1), date(2015, 3, 1), 0),
    ],
)
def test_a_session_of_which_only_the_month_is_known_is_found_by_its_month(world, since, until, found):
    chronicle_session(
        NeedsSession(municipality=world.municipality, title_ky="Баалоо"),
        actor=System("founding sources"), period="2014-12", participants=None, source="journal-2015",
    )  # fmt: skip
    told = gathered(drafted(world, since=since, until=until))
    assert len(told.sessions) == found
    if found:
        assert (told.sources, told.held.sessions_counted) == (("journal-2015",), 0)
        assert told.missing[:2] == ("participants", "women")


def test_it_rests_on_a_session_and_is_concluded_in_both_languages(world):
    study = drafted(world)
    head = world.actor("head")
    with pytest.raises(Refused) as refused:
        issue_needs_study(study, actor=head)
    assert refused.value.rules == (
        "needs.study_rests_on_sessions", "needs.study_concluded_in_both_languages",
    )  # fmt: skip
    held(world)
    word_needs_study(study, actor=head, since=SINCE, until=UNTIL, conclusion_ky="Бакча.", conclusion_ru=" ")
    with pytest.raises(Refused) as refused:
        issue_needs_study(study, actor=head)
    assert refused.value.rules == ("needs.study_concluded_in_both_languages",)
    with pytest.raises(Refused) as refused:
        word_needs_study(study, actor=head, since=UNTIL, until=SINCE, **CONCLUSION)
    assert refused.value.rules == ("needs.study_period_in_order",)
    with pytest.raises(Refused) as refused:
        issue_needs_study(study, actor=world.actor("specialist"))
    assert refused.value.reasons[0].kind == "permission"
    drop_needs_study(study, actor=world.actor("specialist"))
    assert study.state == "dropped"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", ("Муктаждыктарды изилдөө", "Биринчи орунда", "Бала бакча жок", "Жасалган эмес.", "122")),
        ("ru", ("Исследование нужд", "На первом месте", "Бала бакча жок", "Не сделано.", "122")),
    ],
)
def test_the_paper_is_made_in_both_languages_and_says_what_is_missing(world, language, words):
    session, _ = listed(world)
    grouped(world, session)
    study = issued(world)
    papers = documents_of(study)
    assert [paper.language for paper in papers] == ["ky", "ru"]
    act = Act.objects.get(subject_id=study.pk, verb="issue_needs_study")
    assert [each["sha256"] for each in act.documents] == [paper.sha256 for paper in papers]
    assert act.detail["missing"] == study.missing
    assert len(act.detail["problems"]) == 5
    (paper,) = (each for each in papers if each.language == language)
    with default_storage.open(paper.stored_as) as file:
        said = " ".join(
            " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(file.read())).pages
        )
    for each in words:
        assert each in said
    assert not any(part in said for part in NAMES[0].split())


def test_the_page_shows_it_with_its_hashes_and_the_municipality_leads_to_it(world):
    session, _ = listed(world)
    grouped(world, session)
    study = issued(world)
    with translation.override("ru"):
        page = Client().get(f"/ru/studies/{study.slug}/").content.decode()
        place = Client().get("/ru/municipalities/ala-too/").content.decode()
        draft = drafted(world)
        assert Client().get(f"/ru/studies/{draft.slug}/").status_code == 404
    assert "На первом месте — детский сад." in page
    assert all(paper.sha256 in page for paper in documents_of(study))
    assert "Причины проблем не прослежены." in page
    assert f"/ru/studies/{study.slug}/" in place
    assert not any(part in page + place for part in NAMES[0].split())
    assert not any(part in json.dumps(study.figures) for part in NAMES)


def test_a_later_study_replaces_the_one_before(world):
    _, problems = listed(world)
    first = issued(world)
    assert all(is_studied(problem) for problem in problems)
    second = issued(world, since=date(2026, 2, 1))
    first.refresh_from_db()
    assert (first.state, first.replaced_by, second.state) == ("superseded", second.slug, "issued")
    assert Act.objects.get(verb="supersede_needs_study").actor_ref == "system:lifecycle"
    assert set(studies_of(world.municipality)) == {first, second}
    with translation.override("ky"):
        assert second.slug in Client().get(f"/ky/studies/{first.slug}/").content.decode()


def test_what_was_gathered_stays_as_it_was_issued(world):
    listed(world)
    study = issued(world)
    before = (study.figures, study.missing)
    held(world)
    study.refresh_from_db()
    assert (study.figures, study.missing) == before
    assert study.figures["sessions"] == 1
