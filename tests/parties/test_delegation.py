"""Powers of the state are delegated by a state body, with dates, and stand for the competence check."""

from datetime import date, datetime

import pytest
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.parties.actions.delegation import delegate_power, revoke_power
from tapshyryk.parties.models import Delegation, Organisation
from tapshyryk.parties.queries.delegations import delegations_in_force
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


def delegated(world: World, by: Organisation | None = None, actor: str = "minister", **given: object):
    """A semi-residential service delegated for 2026 with half a million som."""
    world.add("minister", "ministry_head", body=world.ministry)
    delegation = Delegation(delegated_by=by or world.ministry)
    values = {
        "municipality": world.municipality,
        "service_kind": "semi_residential",
        "ground": "Буйрук № 12, 2026-жылдын 5-январы",
        "since": date(2026, 1, 5),
        "until": date(2026, 12, 31),
        "money_tyiyn": 50_000_000,
        **given,
    }
    delegate_power(delegation, actor=world.actor(actor), **values)
    return delegation


def test_a_power_is_delegated_with_its_money_in_the_open(world):
    delegation = delegated(world)
    act = Act.objects.get(subject_id=delegation.pk)
    assert act.municipality == world.municipality.pk
    assert act.detail == {
        "delegated_by": world.ministry.slug,
        "municipality": "ala-too",
        "service_kind": "semi_residential",
        "ground": "Буйрук № 12, 2026-жылдын 5-январы",
        "money_tyiyn": 50_000_000,
        "since": "2026-01-05",
        "until": "2026-12-31",
    }


def test_it_stands_from_its_first_to_its_last_day(world):
    delegation = delegated(world)
    for day, stands in (
        (date(2026, 1, 4), False),
        (date(2026, 1, 5), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ):
        assert delegations_in_force(world.municipality, day).exists() is stands
    day = date(2026, 6, 1)
    assert list(delegations_in_force(world.municipality, day, service_kind="semi_residential")) == [
        delegation
    ]
    assert not delegations_in_force(world.municipality, day, service_kind="legal").exists()
    assert not delegations_in_force(make_world("kok-oi").municipality, day).exists()


def test_it_holds_no_more_from_the_day_it_is_revoked_and_stands_for_the_days_before(world):
    delegation = delegated(world)
    with clock.at(datetime(2026, 6, 1, 23, 30, tzinfo=clock.LOCAL_ZONE)):
        revoke_power(delegation, actor=world.actor("minister"), reason="Каражат жок")
    for day, stands in (
        (date(2026, 1, 4), False),
        (date(2026, 1, 5), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
        (date(2026, 6, 2), False),
    ):
        assert delegations_in_force(world.municipality, day).exists() is stands, day
    assert (delegation.state, delegation.until) == ("revoked", date(2026, 12, 31))


def test_it_is_revoked_in_the_open_by_the_head_of_the_body_with_a_reason(world):
    delegation = delegated(world)
    with pytest.raises(Refused) as refused:
        revoke_power(delegation, actor=world.actor("minister"), reason=" ")
    assert refused.value.rules == ("parties.revocation_reasoned",)
    for name in ("ministry specialist", "head", "specialist", "administrator"):
        with pytest.raises(Refused) as refused:
            revoke_power(delegation, actor=world.actor(name), reason="Каражат жок")
        assert refused.value.reasons[0].kind == "permission", name
    with clock.at(datetime(2026, 6, 1, 9, tzinfo=clock.LOCAL_ZONE)):
        act = revoke_power(delegation, actor=world.actor("minister"), reason="Каражат жок")
    assert act.public
    assert act.detail == {
        "delegated_by": world.ministry.slug,
        "municipality": "ala-too",
        "service_kind": "semi_residential",
        "revoked_on": "2026-06-01",
        "reason": "Каражат жок",
    }
    letters = {letter.to: letter for letter in letters_of(act)}
    assert set(letters) == {world.people["head"].ref, world.people["specialist"].ref}
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            assert "Каражат жок" in letters[world.people["head"].ref].body()
    with pytest.raises(Refused):
        revoke_power(delegation, actor=world.actor("minister"), reason="Дагы")


def test_dates_are_in_order(world):
    with pytest.raises(Refused) as refused:
        delegated(world, until=date(2026, 1, 4))
    assert refused.value.rules == ("parties.delegation_dates",)
    assert delegated(world, until=None).until is None


def test_only_a_state_body_delegates(world):
    world.add("boss", "ministry_head", body=world.ngo)
    with pytest.raises(Refused) as refused:
        delegated(world, by=world.ngo, actor="boss")
    assert refused.value.rules == ("parties.delegated_by_state_body",)
    assert "коомдук фонд" in refused.value.reasons[0].sentence


@pytest.mark.parametrize("name", ["ministry specialist", "expert", "head", "director", "administrator"])
def test_only_its_head_delegates(world, name):
    with pytest.raises(Refused) as refused:
        delegated(world, actor=name)
    assert refused.value.reasons[0].kind == "permission"


def test_impossible_values_are_refused_in_words(world):
    with pytest.raises(Refused) as refused:
        delegated(world, service_kind="magic", money_tyiyn=-1)
    assert {reason.kind for reason in refused.value.reasons} == {"input"}
