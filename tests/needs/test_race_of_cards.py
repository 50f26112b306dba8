"""Two people of a round who write down one child at the same moment write down one card."""

from __future__ import annotations

import pytest

from tapshyryk.core.acts.models import Act
from tapshyryk.needs.actions.social_card import open_card
from tapshyryk.needs.models import FoundIdentity, Round, SocialCard
from tests.needs.finding import found
from tests.needs.walking import running_round
from tests.racing import at_once
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_child_written_down_twice_at_once_is_kept_once() -> None:
    world = make_world()
    this = running_round(world)

    def writing():
        own = Round.objects.get(pk=this.pk)
        return lambda: found(world, own, is_another=False)

    assert at_once(NOON, writing(), writing()) == ["needs.person_kept_once", "taken"]
    assert (SocialCard.objects.count(), FoundIdentity.objects.count()) == (1, 1)


def test_a_card_opened_by_two_at_once_has_one_number() -> None:
    world = make_world()
    card = found(world, running_round(world))

    def opening():
        own = SocialCard.objects.get(pk=card.pk)
        return lambda: open_card(own, actor=world.actor("specialist"))

    assert at_once(NOON, opening(), opening()) == ["state", "taken"]
    assert Act.objects.filter(verb="open_card").count() == 1
