"""A proposal is heard, listed and chosen, and those who follow it are told until they stop."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.following import (
    ask_to_follow_problem,
    confirm_following,
    follow_problem,
    unfollow_problem,
)
from tapshyryk.needs.actions.moderation import hear_problem
from tapshyryk.needs.actions.problem import choose_problem, list_priorities, name_problem
from tapshyryk.needs.models import Following, Problem
from tests.needs.proposals import AUTHOR, FORM, followed, letters, published, waiting
from tests.needs.stages import AFTER, held
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db


def test_it_is_heard_listed_and_chosen_and_its_followers_are_told(world: World) -> None:
    problem, specialist = published(world, touches="2–6 жаштагы балдар"), world.actor("specialist")
    other = published(world, "Жаштарга клуб жок", "club@example.kg", theme="youth")
    left = published(world, "Көчөдө жарык жок", "dark@example.kg", theme="other")
    followed(problem, "one@example.kg")
    session = held(world)
    with clock.at(AFTER):
        for proposal, votes in ((problem, 60), (other, 41), (left, 3)):
            hear_problem(proposal, actor=specialist, session=session, votes=votes)
        for title, votes in (("Маданият үйү жабык", 12), ("Карыларга кароо жок", 11)):
            name_problem(session, actor=specialist, titles={"ky": title}, theme="other", votes=votes)
        heard = Problem.objects.get(proposed=problem)
        assert (heard.title_ky, heard.target_group) == ("Айылда бала бакча жок", "2–6 жаштагы балдар")
        assert Act.objects.get(verb="hear_problem", subject_id=problem.pk).detail == {
            "session": session.slug,
            "problem": heard.slug,
        }
        letters()
        list_priorities(session, actor=specialist, count=4)
        told = letters()
        assert told["one@example.kg"] == ["В списке приоритетов: Айылда бала бакча жок"]
        assert told["dark@example.kg"] == ["Артыкчылыктуу тизмеге кирген жок: Көчөдө жарык жок"]
        choose_problem(session, actor=_lifecycle(), problem=heard, assembly="x")
        told = letters()
        assert told[AUTHOR] == ["Тургундар тандады: Айылда бала бакча жок"]
        assert told["club@example.kg"] == ["Бул жолу тандалган жок: Жаштарга клуб жок"]
        assert "dark@example.kg" not in told


def _lifecycle() -> Any:
    from tapshyryk.core.access.actors import System

    return System("lifecycle")


def test_it_is_heard_only_in_its_own_municipality(world: World) -> None:
    problem, far = published(world), make_world("kok-bel")
    session = held(far)
    with pytest.raises(Refused) as refused:
        hear_problem(problem, actor=world.actor("specialist"), session=session)
    assert refused.value.rules == ("needs.proposal_heard_where_proposed",)


def test_following_with_an_account_once(world: World) -> None:
    problem, resident = published(world), world.actor("resident")
    following = Following(problem=problem)
    follow_problem(following, actor=resident)
    with pytest.raises(Refused):
        follow_problem(Following(problem=problem), actor=resident)
    with pytest.raises(Refused):
        unfollow_problem(following, actor=world.actor("director"))
    unfollow_problem(following, actor=resident)
    follow_problem(Following(problem=problem), actor=resident)
    with pytest.raises(Refused) as refused:
        follow_problem(Following(problem=waiting(world, "Башкасы")), actor=resident)
    assert refused.value.rules == ("needs.only_public_problems_followed",)


@pytest.mark.parametrize(("days", "confirmed"), [(14, True), (15, False)])
def test_the_link_to_follow_opens_for_some_days(world: World, days: int, confirmed: bool) -> None:
    following = Following(problem=published(world))
    with clock.at(NOON):
        ask_to_follow_problem(following, actor=FORM, email="one@example.kg", language="ky")
    with clock.at(NOON + timedelta(days=days)):
        if confirmed:
            confirm_following(following, actor=FORM)
        else:
            with pytest.raises(Refused) as refused:
                confirm_following(following, actor=FORM)
            assert refused.value.rules == ("needs.proposal_confirmed_in_time",)
    following.refresh_from_db()
    assert (following.state == "following") is confirmed


def test_who_stops_following_is_forgotten(world: World) -> None:
    following = followed(published(world), "one@example.kg")
    unfollow_problem(following, actor=FORM)
    following.refresh_from_db()
    assert (following.state, following.email) == ("ended", "")
