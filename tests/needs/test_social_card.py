"""Found people are sealed, looked at only on record, and only by those entitled."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.codes import read_code
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.round import close_round
from tapshyryk.needs.actions.social_card import (
    correct_card,
    erase_card,
    look_at_card,
    open_card,
    record_found,
)
from tapshyryk.needs.models import FoundIdentity, SocialCard
from tapshyryk.needs.queries.found import found_by_age, found_by_settlement, found_figures, latent_need
from tapshyryk.needs.queries.social_cards import identity_opened, open_cards_of
from tapshyryk.parties.models import Account
from tests.needs.finding import DAY, found, refusing
from tests.needs.walking import planned_round, running_round
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db
SECRETS = ("Планттын", "Жашыруун", "+996 000", "2020-05-01", "01.05.2020")
STRANGERS = ("resident", "worker", "director", "administrator", "auditor", "head", "finance", "monitor")


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def this(world):
    return running_round(world)


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def test_somebody_found_is_a_figure_and_a_sealed_card(world, this):
    card = found(world, this)
    assert (card.state, card.age_band, card.sex, card.card_number) == ("found", "0-6", "female", None)
    assert (card.consent_by, card.public_label) == ("guardian", "")
    act = Act.objects.get(verb="record_found")
    private = PrivatePart.objects.get(act=act).content
    row = SocialCard.objects.filter(pk=card.pk).values().get()
    sealed = FoundIdentity.objects.get(card=card).sealed
    everything = json.dumps(
        [act.entry, private, row, sealed, str(card.title)], ensure_ascii=False, default=str
    )
    assert not any(secret in everything for secret in SECRETS)
    assert (act.public, act.detail) == (False, {})
    open_card(card, actor=world.actor("specialist"))
    assert (card.state, read_code(card.card_number)) == ("opened", card.card_number)
    assert list(open_cards_of(world.municipality)) == [card]


def test_of_who_refused_nothing_is_kept(world, this):
    card = refusing(world, this)
    assert (card.state, card.mark, card.consent_on) == ("refused", "", None)
    assert not FoundIdentity.objects.exists()
    act = Act.objects.get(verb="record_refusal")
    assert not PrivatePart.objects.filter(act=act).exists()


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"consent_on": None}, "needs.found_with_consent"),
        ({"consent_on": date(2026, 3, 3)}, "needs.found_with_consent"),
        ({"guardian_name": ""}, "needs.guardian_consents_for_child"),
        ({"found_on": date(2026, 3, 3)}, "needs.visits_on_a_past_day"),
    ],
)
def test_nobody_is_written_down_without_consent(world, this, given, rule):
    assert refused(found, world, this, **given) == (rule,)
    assert not SocialCard.objects.exists()
    assert not FoundIdentity.objects.exists()


def test_whoever_is_of_age_consents_alone(world, this):
    born = {"born_on": date(2008, 3, 2), "guardian_name": ""}
    assert found(world, this, **born).consent_by == "self"
    assert refused(found, world, this, "Башка", born_on=date(2008, 3, 3), guardian_name="") == (
        "needs.guardian_consents_for_child",
    )


def test_only_while_the_round_runs_and_where_it_goes(world, this):
    planned = planned_round(world)
    assert refused(found, world, planned, who="specialist") == ("needs.found_while_round_runs",)
    elsewhere = running_round(make_world("kok-oi")).places.first().settlement
    assert refused(found, world, this, settlement=elsewhere) == ("needs.route_in_settlements",)


def test_the_same_person_is_pointed_out_and_never_merged(world, this):
    found(world, this)
    assert refused(found, world, this, "УУЛУ  планттын") == ("needs.person_kept_once",)
    assert refused(found, world, this, "уулу планттын", is_another=False) == ("needs.person_kept_once",)
    found(world, this, "уулу планттын", is_another=True)
    assert SocialCard.objects.count() == 2
    other = make_world("kok-oi")
    assert found(other, running_round(other)).state == "found"


def test_a_look_is_an_act_and_lasts_a_quarter_of_an_hour(world, this):
    card = found(world, this)
    specialist = world.actor("specialist")
    assert identity_opened(specialist, card) is None
    act = look_at_card(card, actor=specialist, purpose="reach")
    assert (act.public, act.detail, act.actor_ref) == (False, {}, specialist.ref)
    assert PrivatePart.objects.get(act=act).content == {"purpose": "reach"}
    assert identity_opened(specialist, card).full_name == "Планттын Уулу"
    assert identity_opened(world.actor("activist"), card) is None
    with clock.at(NOON + timedelta(minutes=16)):
        assert identity_opened(specialist, card) is None


def test_who_found_somebody_looks_while_the_round_runs(world, this):
    card = found(world, this)
    finder, companion = world.actor("activist"), world.actor("monitor")
    look_at_card(card, actor=finder, purpose="reach")
    assert identity_opened(finder, card) is not None
    assert refused(look_at_card, card, actor=companion, purpose="reach") == ("permission",)
    close_round(
        this, actor=world.actor("specialist"), override={"needs.routes_counted": "Текшерүү үчүн жабылды"}
    )
    card = SocialCard.objects.get()
    assert identity_opened(finder, card) is None
    assert refused(look_at_card, card, actor=finder, purpose="reach") == ("permission",)


@pytest.mark.parametrize("who", STRANGERS)
def test_others_neither_look_nor_change(world, this, who):
    card = found(world, this)
    actor = world.actor(who)
    assert refused(look_at_card, card, actor=actor, purpose="reach") == ("permission",)
    assert refused(open_card, card, actor=actor) == ("permission",)
    assert refused(erase_card, card, actor=actor, because="moved") == ("permission",)
    assert identity_opened(actor, card) is None


def test_the_specialist_of_another_municipality_changes_ids_in_vain(world, this):
    card = found(world, this)
    other = make_world("kok-oi")
    stranger = other.actor("specialist")
    assert refused(look_at_card, card, actor=stranger, purpose="reach") == ("permission",)
    assert refused(open_card, card, actor=stranger) == ("permission",)
    assert refused(
        record_found,
        SocialCard(round=this, settlement=card.settlement),
        actor=stranger,
        identity=Identity("X", date(1990, 1, 1)),
        sex="male",
        found_on=DAY,
        consent_on=DAY,
    ) == ("permission",)


def signed_in(world: World, who: str) -> Client:
    account = Account.objects.open_for(world.people[who], f"{world.people[who].pk}@example.org", None)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_no_address_tells_a_stranger_who_it_is(world, this, caplog):
    card = found(world, this)
    look_at_card(card, actor=world.actor("specialist"), purpose="reach")
    own = f"/ky/work/social_card/{card.pk}/"
    told = signed_in(world, "specialist").get(own).content.decode()
    assert "Планттын Уулу" in told
    pages = [
        own,
        f"{own}look_at_card/",
        f"{own}correct_card/",
        f"/ky/work/round/{this.pk}/",
        "/ky/work/social_card/",
        "/ky/work/",
        f"/ky/rounds/{this.slug}/",
    ]
    other = make_world("kok-oi")
    clients = [Client(), signed_in(other, "specialist"), *(signed_in(world, who) for who in STRANGERS)]
    for client in clients:
        for page in pages:
            answer = client.get(page)
            told = answer.content.decode()
            assert not any(secret in told for secret in SECRETS), page
            if page.startswith(own):
                assert answer.status_code in {302, 403, 404}, page
    assert not any(secret in caplog.text for secret in SECRETS)


def test_a_card_is_corrected_without_showing_it(world, this):
    card = found(world, this)
    client = signed_in(world, "specialist")
    page = f"/ky/work/social_card/{card.pk}/correct_card/"
    assert "Планттын" not in client.get(page).content.decode()
    given = {"full_name": "", "born_on": "2012-05-01", "sex": "male", "known_before": "yes"}
    assert client.post(page, given).status_code == 302
    card = SocialCard.objects.get()
    assert (card.age_band, card.sex, card.known_before) == ("7-13", "male", True)
    look_at_card(card, actor=world.actor("specialist"), purpose="correct")
    kept = identity_opened(world.actor("specialist"), card)
    assert (kept.full_name, kept.born_on) == ("Планттын Уулу", date(2012, 5, 1))


def test_a_correction_does_not_make_somebody_another(world, this):
    found(world, this)
    second = found(world, this, "Планттын Кызы")
    twin = Identity("Планттын Уулу", date(2020, 5, 1), guardian_name="Э")
    assert refused(correct_card, second, actor=world.actor("specialist"), identity=twin, sex="male") == (
        "needs.person_kept_once",
    )


def test_who_it_is_is_erased_and_the_figure_stays(world, this):
    gone, twice = found(world, this), found(world, this, "Планттын Кызы")
    erase_card(gone, actor=world.actor("specialist"), because="consent")
    erase_card(twice, actor=world.actor("specialist"), because="twice")
    assert (gone.state, gone.mark) == ("erased", "")
    assert not FoundIdentity.objects.exists()
    assert found_figures(this).found == 1
    found(world, this)


def test_figures_by_village_and_age(world, this):
    first, second = (place.settlement for place in this.places.all())
    for number in range(6):
        card = found(world, this, f"Бала {number}", known_before=number == 0)
        if number < 4:
            open_card(card, actor=world.actor("specialist"))
    refusing(world, this)
    whole = found_figures(this)
    assert (whole.found, whole.cards, whole.refused, whole.latent) == (7, 4, 1, 5)
    assert found_by_settlement(this)[str(first.pk)].found == 6
    assert found_by_settlement(this)[str(second.pk)].refused == 1
    assert found_by_age(this)["0-6"].latent == 5
    assert latent_need(this) in {5, None}
