"""Recipients are registered with consent, and who they are stays sealed."""

import json
from datetime import date

import pytest
from cryptography.fernet import Fernet

from tapshyryk.assemblies.models import BallotBox
from tapshyryk.config import environment
from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.codes import read_code
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.identities import sealing
from tapshyryk.core.identities.domain.identity import Identity, commitment
from tapshyryk.core.identities.sealing import seal_text
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.actions.recipient import correct_recipient, leave_service, register_recipient
from tapshyryk.delivery.checks import cards
from tapshyryk.delivery.models import Recipient, RecipientIdentity
from tapshyryk.delivery.queries.identity import identities_for, identity_for, names_for
from tapshyryk.delivery.queries.recipients import recipient_figures
from tapshyryk.delivery.steps import recipient_of
from tapshyryk.needs.models import AttendanceLine
from tests.assemblies.polling import online
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import TODAY, registered
from tests.needs.attendance_stage import with_list
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db
SECRET = ("Планттын", "Жашыруун", "+996 000")


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def contract(world) -> Contract:
    return signed(world, awarded_order(world))


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def test_figures_keep_a_card_number_age_band_and_sex(world, contract):
    recipient = registered(world, contract.order, vulnerable_group="көп балалуу үй-бүлө", known_before=False)
    recipient.refresh_from_db()
    assert (recipient.state, recipient.age_band, recipient.sex) == ("registered", "0-6", "female")
    assert read_code(recipient.card_number) == recipient.card_number
    assert recipient.public_label == ""


def test_the_record_and_the_database_hold_no_identity(world, contract):
    recipient = registered(world, contract.order)
    act = Act.objects.get(verb="register_recipient")
    card = RecipientIdentity.objects.get()
    private = PrivatePart.objects.get(act=act).content
    everything = json.dumps([act.entry, card.sealed, private, str(card), str(recipient)], ensure_ascii=False)
    assert not any(word in everything for word in SECRET)
    assert act.detail == {}
    assert act.public is False
    identity, salt = sealing.unseal(card.sealed, recipient.pk)
    assert private["card"] == commitment(identity, salt)


def test_only_those_who_serve_read_who_somebody_is(world, contract):
    recipient = registered(world, contract.order)
    for who in ("worker", "director", "specialist"):
        assert identity_for(world.actor(who), recipient).full_name == "Планттын Уулу"
    for who in ("other director", "resident", "finance", "administrator", "auditor", "expert", "monitor"):
        with pytest.raises(Refused):
            identity_for(world.actor(who), recipient)


def test_names_are_asked_for_once_an_order(world, contract, django_assert_max_num_queries):
    rows = [registered(world, contract.order, f"Бала {number}") for number in range(12)]
    actor = world.actor("worker")
    for row in rows:
        row.order = contract.order
    with django_assert_max_num_queries(12):
        assert len(identities_for(actor, rows)) == 12


def test_who_may_not_see_names_sees_card_numbers(world, contract):
    recipient = registered(world, contract.order)
    assert names_for(world.actor("worker"), [recipient]) == [(recipient.pk, "Планттын Уулу")]
    assert names_for(world.actor("monitor"), [recipient]) == [(recipient.pk, recipient.card_number)]


def test_a_card_of_another_key_or_another_person_is_not_opened(world, contract, monkeypatch):
    first, second = registered(world, contract.order), registered(world, contract.order)
    with pytest.raises(sealing.CannotOpen, match="another person"):
        sealing.unseal(first.identity.sealed, second.pk)
    own = sealing.keys.folder().joinpath(sealing.FILE).read_text()
    new, foreign = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    with_keys = environment.parse({"TAPSHYRYK_IDENTITY_KEYS": f"{new}, {own}"})
    monkeypatch.setattr(environment, "current", lambda: with_keys)
    assert sealing.unseal(first.identity.sealed, first.pk)[0].full_name == "Планттын Уулу"
    with_foreign = environment.parse({"TAPSHYRYK_IDENTITY_KEYS": foreign})
    monkeypatch.setattr(environment, "current", lambda: with_foreign)
    with pytest.raises(sealing.CannotOpen, match="keys"):
        sealing.unseal(first.identity.sealed, first.pk)


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ({"consent_on": None}, ("delivery.consent_recorded",)),
        ({"consent_on": date(2026, 3, 3)}, ("delivery.born_before_registration",)),
        ({"born_on": date(2026, 3, 3)}, ("delivery.born_before_registration",)),
        ({"fits_target_group": False}, ("delivery.recipient_fits_target_group",)),
    ],
)
def test_without_consent_or_outside_the_group_nobody_is_registered(world, contract, given, rules):
    assert refused(registered, world, contract.order, **given) == rules
    assert not Recipient.objects.exists()
    assert not RecipientIdentity.objects.exists()


@pytest.mark.parametrize("who", ["other director", "head", "finance", "resident", "administrator"])
def test_others_register_nobody(world, contract, who):
    identity = Identity(full_name="X", born_on=date(2020, 1, 1))
    given = {"identity": identity, "sex": "male", "consent_on": TODAY}
    assert refused(register_recipient, Recipient(order=contract.order), actor=world.actor(who), **given) == (
        "permission",
    )


def test_the_municipality_registers_before_there_is_a_contract(world):
    order = awarded_order(world)
    recipient = recipient_of(order)
    register_recipient(
        recipient,
        actor=world.actor("specialist"),
        identity=Identity(full_name="X", born_on=date(2020, 1, 1)),
        sex="male",
        consent_on=TODAY,
        known_before=False,
    )
    assert recipient.state == "registered"


def test_a_card_is_corrected_and_both_readings_stay_bound(world, contract):
    recipient = registered(world, contract.order)
    corrected = Identity(full_name="Планттын Кызы", born_on=date(2012, 5, 1))
    correct_recipient(recipient, actor=world.actor("worker"), identity=corrected, sex="female")
    assert identity_for(world.actor("worker"), recipient) == corrected
    assert recipient.age_band == "7-13"
    assert RecipientIdentity.objects.count() == 1
    cards = {part.content["card"] for part in PrivatePart.objects.filter(act__subject_id=recipient.pk)}
    assert len(cards) == 2


def test_a_recipient_leaves_on_a_past_day(world, contract):
    recipient = registered(world, contract.order)
    assert refused(leave_service, recipient, actor=world.actor("worker"), day=date(2026, 3, 3)) == (
        "delivery.left_on_a_past_day",
    )
    leave_service(recipient, actor=world.actor("worker"), day=TODAY, because="moved")
    assert (recipient.state, recipient.left_on) == ("left", TODAY)


def test_published_figures_hide_small_groups(world, contract):
    for number in range(6):
        registered(world, contract.order, f"Кыз {number}", sex="female", known_before=number > 0)
    for number in range(3):
        registered(world, contract.order, f"Бала {number}", sex="male", born_on=date(2016, 1, 1))
    figures = recipient_figures(contract.order)
    assert [band.value for band in figures.bands] == ["0-6", "7-13"]
    assert figures.table.total == 9
    assert figures.table.cells[1] == (0, None)
    assert figures.table.rows[1] is None
    assert figures.latent is None


def test_doctor_opens_names_on_lists_and_ballots_too(world, monkeypatch):
    """Each is asked for alone: a foreign key is told although no card is kept."""
    with_list(world)
    foreign = environment.parse({"TAPSHYRYK_IDENTITY_KEYS": Fernet.generate_key().decode()})
    assert [finding.level for finding in cards()] == ["good"]
    with monkeypatch.context() as patched:
        patched.setattr(environment, "current", lambda: foreign)
        assert [finding.level for finding in cards()] == ["bad"]
    with inside_an_act():
        AttendanceLine.objects.update(sealed_name="")
        assembly = online(make_world("kok-bel"), 1)
        BallotBox(assembly=assembly, round=1, sealed=seal_text("[]")).save(force_insert=True)
    assert [finding.level for finding in cards()] == ["good"]
    monkeypatch.setattr(environment, "current", lambda: foreign)
    assert [finding.level for finding in cards()] == ["bad"]


def test_doctor_says_when_the_cards_do_not_open(world, contract, monkeypatch):
    assert [finding.level for finding in cards()] == ["good"]
    registered(world, contract.order)
    assert [finding.level for finding in cards()] == ["good"]
    for keys in (Fernet.generate_key().decode(), "no key at all"):
        foreign = environment.parse({"TAPSHYRYK_IDENTITY_KEYS": keys})
        monkeypatch.setattr(environment, "current", lambda foreign=foreign: foreign)
        assert [finding.level for finding in cards()] == ["bad"]
    for spoken, key in (("ky_KG.UTF-8", "ачкычты"), ("ru_RU.UTF-8", "ключ"), ("C.UTF-8", "identity key")):
        monkeypatch.setenv("LC_ALL", spoken)
        assert key in cards()[0].sentence
