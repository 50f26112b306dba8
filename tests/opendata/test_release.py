"""An order as a release: every stage of its life fits the standard, and says what happened."""

import json

import pytest

from tapshyryk.calls.models import Call, Proposal
from tapshyryk.contracts.models import Contract
from tapshyryk.core.entity import inside_an_act
from tapshyryk.opendata.ocds.gathering import gathered, public_orders
from tapshyryk.opendata.ocds.package import package_of
from tapshyryk.opendata.ocds.release import release_of
from tapshyryk.opendata.ocds.validation import troubles_of
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality
from tests.opendata.life import PAPER_HASH, SECRETS, whole_life
from tests.signed import sign

pytestmark = pytest.mark.django_db


def release(order):
    (found,) = gathered(Order.objects.filter(pk=order.pk))
    made = release_of(found)
    assert list(troubles_of(made, "release-schema")) == []
    return made


def set_state(model, pk, state, **given):
    with inside_an_act():
        model.objects.filter(pk=pk).update(state=state, **given)


def test_a_whole_life_in_one_release():
    made = release(whole_life(order_state="delivering").order)
    assert made["ocid"] == "ocds-unregistered-ala-too-day-centre"
    assert made["tag"] == [
        "planning", "tender", "award", "contract", "contractAmendment", "implementation",
    ]  # fmt: skip
    assert made["buyer"] == {"id": "ala-too-executive", "name": "Ала-Тоо айыл өкмөтү"}
    assert made["planning"]["budget"]["amount"] == {"amount": 1000000.5, "currency": "KGS"}
    assert "isExample" not in made


def test_the_call_is_the_tender():
    tender = release(whole_life().order)["tender"]
    assert (tender["id"], tender["status"]) == ("ala-too-call", "complete")
    assert (tender["title"], tender["title_ru"], tender["title_en"]) == (
        "Күндүзгү борбор", "Дневной центр", "Day centre",
    )  # fmt: skip
    assert tender["tenderPeriod"] == {
        "startDate": "2026-03-01T12:00:00+06:00", "endDate": "2026-03-10T12:00:00+06:00",
    }  # fmt: skip
    assert tender["awardCriteriaDetails"] == "Критерий 1: 60%; Критерий 2: 40%"
    assert tender["numberOfTenderers"] == 2
    assert [one["id"] for one in tender["tenderers"]] == ["ala-too-ngo", "ala-too-other-ngo"]
    assert tender["items"][0]["quantity"] == 40
    assert tender["contractPeriod"]["durationInDays"] == 365
    assert tender["documents"][0]["id"] == f"sha256-{PAPER_HASH}"
    assert tender["documents"][0]["documentType"] == "evaluationReports"


def test_award_and_contract_name_everybody_who_delivers():
    made = release(whole_life().order)
    (award,), (contract,) = made["awards"], made["contracts"]
    assert contract["awardID"] == award["id"]
    assert award["value"]["amount"] == 1_000_000
    assert [one["id"] for one in award["suppliers"]] == ["ala-too-ngo", "ala-too-partner"]
    roles = {party["id"]: party["roles"] for party in made["parties"]}
    assert roles == {
        "ala-too-executive": ["buyer", "procuringEntity", "payer"],
        "ala-too-ngo": ["tenderer", "supplier", "payee"],
        "ala-too-other-ngo": ["tenderer"],
        "ala-too-partner": ["supplier"],
    }
    assert contract["status"] == "active"
    assert contract["dateSigned"] == "2026-03-20T12:00:00+06:00"


def test_money_and_changes_of_the_contract():
    (contract,) = release(whole_life().order)["contracts"]
    assert [(one["id"], one["status"]) for one in contract["milestones"]] == [
        ("tranche-1", "met"), ("tranche-2", "scheduled"),
    ]  # fmt: skip
    (paid,) = contract["implementation"]["transactions"]
    assert paid["value"] == {"amount": 600_000, "currency": "KGS"}
    assert (paid["date"], paid["payee"]["id"]) == ("2026-04-02T00:00:00+06:00", "ala-too-ngo")
    (change,) = contract["amendments"]
    assert (change["id"], change["rationale"]) == ("1", "Жол жабылды")


def test_nobody_is_named():
    said = json.dumps(release(whole_life().order), ensure_ascii=False)
    for secret in SECRETS:
        assert secret not in said


@pytest.mark.parametrize(
    ("state", "status", "tags"),
    [
        ("open", "active", ["planning", "tender"]),
        ("closed", "active", ["planning", "tender"]),
        ("evaluation", "active", ["planning", "tender"]),
        ("decided", "active", ["planning", "tender", "award"]),
        ("concluded", "complete", ["planning", "tender", "award"]),
        ("failed", "unsuccessful", ["planning", "tender", "tenderCancellation"]),
        ("cancelled", "cancelled", ["planning", "tender", "tenderCancellation"]),
    ],
)
def test_every_state_of_a_call_fits(state, status, tags):
    signed = whole_life(state="draft", order_state="announced")
    set_state(Call, signed.order.calls.get().pk, state)
    made = release(signed.order)
    assert (made["tender"]["status"], made["tag"]) == (status, tags)
    assert made.get("contracts") is None


def test_nothing_of_a_proposal_shows_before_it_is_opened():
    signed = whole_life(state="draft", order_state="announced")
    call = signed.order.calls.get()
    set_state(Call, call.pk, "open", opened_at=None, decided_at=None)
    set_state(Proposal, call.proposals.get(place=1).pk, "submitted")
    set_state(Proposal, call.proposals.get(place=2).pk, "submitted")
    made = release(signed.order)
    assert "numberOfTenderers" not in made["tender"]
    assert "ala-too-ngo" not in json.dumps(made)


@pytest.mark.parametrize(
    ("state", "status"), [("submitted", "planning"), ("approved", "planned"), ("withdrawn", "withdrawn")]
)
def test_an_order_without_a_call_is_a_plan(state, status):
    signed = sign(state="draft", order_state=state)
    made = release(signed.order)
    assert (made["tender"]["status"], made["tag"]) == (status, ["planning"])


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("offered", "pending"),
        ("in_force", "active"),
        ("completed", "terminated"),
        ("terminated", "terminated"),
    ],
)
def test_every_state_of_a_contract_fits(state, status):
    made = release(whole_life(state=state).order)
    assert made["contracts"][0]["status"] == status
    assert ("contractTermination" in made["tag"]) == (state == "terminated")


def test_a_contract_given_up_before_it_was_signed_is_cancelled():
    signed = sign(state="terminated")
    assert release(signed.order)["contracts"][0]["status"] == "cancelled"


def test_a_founding_source_tells_contract_and_award_only():
    signed = sign(state="completed", order_state="completed")
    with inside_an_act():
        Order.objects.filter(pk=signed.order.pk).update(
            customer=None, source="journal-2015", starts=None, ends=None
        )
        Contract.objects.filter(pk=signed.contract.pk).update(amount_tyiyn=None, starts=None, ends=None)
    made = release(signed.order)
    assert made["tag"] == ["planning", "award", "contract", "implementation"]
    assert "tender" not in made
    assert made["awards"] == [
        {
            "id": "ala-too-day-centre-contract-award",
            "status": "active",
            "suppliers": [
                {"id": "ala-too-ngo", "name": "“Мээрим” КФ"},
                {"id": "ala-too-partner", "name": "“Өнөктөш” КБ"},
            ],
        }
    ]
    assert "value" not in made["contracts"][0]


def test_the_package_of_one_order_fits_and_an_example_says_so():
    signed = whole_life()
    with inside_an_act():
        Municipality.objects.filter(pk=signed.world.municipality.pk).update(is_example=True)
    package = package_of(Order.objects.get(pk=signed.order.pk), "/data/ocds/a.json")
    assert list(troubles_of(package)) == []
    assert package["isExample"] is True
    assert package["releases"][0]["isExample"] is True
    assert package["publisher"]["name"] == "Tapshyryk"
    assert not public_orders().exists()
    assert public_orders(with_examples=True).exists()


def test_a_draft_is_no_public_order():
    sign(order_state="draft")
    assert not public_orders(with_examples=True).exists()
