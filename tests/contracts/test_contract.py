"""A contract from the winner of a call to its end."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tapshyryk.contracts.actions.chronicle import chronicle_contract
from tapshyryk.contracts.actions.draft import (
    draft_contract,
    plan_tranche,
    remove_indicator,
    remove_tranche,
    set_indicator,
    word_contract,
)
from tapshyryk.contracts.actions.end import complete_contract, terminate_contract
from tapshyryk.contracts.actions.sign import offer_contract, recall_contract, sign_contract
from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.queries.contracts import (
    contracts_ending_within,
    contracts_in_force,
    delivering_bodies,
)
from tapshyryk.contracts.steps import contract_of
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.contracts.agreed import ENDS, STARTS, awarded_order, drafted, signed
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    with clock.at(NOON):
        return make_world()


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value


def test_the_draft_begins_with_what_order_and_proposal_say(world):
    order = awarded_order(world, partner=True)
    contract = drafted(world, order)
    assert (contract.state, contract.contractor, contract.slug) == (
        "draft",
        world.ngo,
        "kindergarten-contract",
    )
    assert contract.aim == "120 бала мектепке даяр"
    indicator = contract.indicators.get()
    assert (indicator.title_ky, indicator.baseline, indicator.target) == ("Даяр балдар", 10, 120)
    partner = contract.partners.get()
    assert (partner.organisation, partner.role, partner.share_percent) == (world.other_ngo, "окутуу", 30)
    assert [tranche.amount_tyiyn for tranche in contract.tranches.all()] == [40_000_000, 40_000_000]


def test_one_proposal_leads_to_one_contract(world):
    order = awarded_order(world)
    late = contract_of(order)
    drafted(world, order)
    assert contract_of(order) is None
    late.slug = "another"
    given = {"amount_tyiyn": 1, "starts": STARTS, "ends": ENDS}
    trouble = refused(draft_contract, late, actor=world.actor("specialist"), **given)
    assert trouble.rules == ("contracts.not_drafted_twice",)


def test_only_the_winner_gets_the_contract(world):
    order = awarded_order(world)
    contract = contract_of(order)
    contract.contractor = world.other_ngo
    trouble = refused(
        draft_contract, contract, actor=world.actor("specialist"), amount_tyiyn=1, starts=STARTS, ends=ENDS
    )
    assert trouble.rules == ("contracts.winner_only",)


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"amount_tyiyn": 100_000_001}, "contracts.within_order_budget"),
        ({"amount_tyiyn": 0}, "contracts.amount_stated"),
        ({"ends": STARTS}, "contracts.dates_in_order"),
    ],
)
def test_terms_that_do_not_fit_are_refused(world, given, rule):
    contract = contract_of(awarded_order(world))
    terms = {"amount_tyiyn": 80_000_000, "starts": STARTS, "ends": ENDS, **given}
    assert refused(draft_contract, contract, actor=world.actor("specialist"), **terms).rules == (rule,)
    assert not Contract.objects.exists()


def test_the_whole_budget_can_be_contracted_and_a_voucher_contract_may_be_for_nothing(world):
    assert drafted(world, awarded_order(world), amount_tyiyn=100_000_000).amount_tyiyn == 100_000_000
    other = awarded_order(world, form="voucher", slug="massage")
    assert drafted(world, other, amount_tyiyn=0).amount_tyiyn == 0


def test_a_draft_is_worded_measured_and_spread(world):
    contract = drafted(world, awarded_order(world))
    specialist = world.actor("specialist")
    word_contract(
        contract,
        actor=specialist,
        aim="Максат",
        verification="Текшерүү",
        amount_tyiyn=90_000_000,
        starts=STARTS,
        ends=ENDS,
    )
    act = set_indicator(
        contract, actor=specialist, unit="hours", target=Decimal("2.5"), title_ru="Часы", verified_by="журнал"
    )
    assert (act.detail["target"], act.detail["baseline"]) == ("2.5", None)
    remove_indicator(contract, actor=specialist, indicator=contract.indicators.get(title_ru="Часы"))
    plan_tranche(contract, actor=specialist, amount_tyiyn=10_000_000, due=ENDS, condition="отчет")
    remove_tranche(contract, actor=specialist, tranche=contract.tranches.get(number=2))
    contract.refresh_from_db()
    assert (contract.aim, contract.amount_tyiyn, contract.indicators.count()) == ("Максат", 90_000_000, 1)
    assert [(t.number, t.amount_tyiyn) for t in contract.tranches.all()] == [(1, 40_000_000), (2, 10_000_000)]


@pytest.mark.parametrize("due", [STARTS - timedelta(days=1), ENDS + timedelta(days=1)])
def test_a_tranche_falls_within_the_term(world, due):
    contract = drafted(world, awarded_order(world))
    trouble = refused(plan_tranche, contract, actor=world.actor("specialist"), amount_tyiyn=1, due=due)
    assert trouble.rules == ("contracts.dates_in_order",)


def test_a_tranche_has_a_sum(world):
    contract = drafted(world, awarded_order(world))
    trouble = refused(plan_tranche, contract, actor=world.actor("specialist"), amount_tyiyn=0, due=ENDS)
    assert trouble.rules == ("money.amount_positive",)


def test_the_customer_signs_only_a_whole_contract(world):
    contract = drafted(world, awarded_order(world))
    specialist, head = world.actor("specialist"), world.actor("head")
    remove_indicator(contract, actor=specialist, indicator=contract.indicators.get())
    remove_tranche(contract, actor=specialist, tranche=contract.tranches.get(number=1))
    word_contract(
        contract,
        actor=specialist,
        aim="",
        verification="  ",
        amount_tyiyn=80_000_000,
        starts=STARTS,
        ends=ENDS,
    )
    assert refused(offer_contract, contract, actor=head).rules == (
        "contracts.has_indicators",
        "contracts.says_how_verified",
        "contracts.tranches_equal_amount",
    )


def test_more_than_five_years_need_a_written_reason(world):
    order = awarded_order(world)
    contract = drafted(world, order, ends=date(2031, 3, 1))
    trouble = refused(offer_contract, contract, actor=world.actor("head"))
    assert trouble.only_warnings
    assert trouble.reasons[0].params == {"years": 6}
    act = offer_contract(
        contract,
        actor=world.actor("head"),
        override={"contracts.term_at_most_5_years": "Имарат узак мөөнөткө ижарага алынган."},
    )
    assert act.overrides[0]["rule"] == "contracts.term_at_most_5_years"


def test_exactly_five_years_need_none(world):
    contract = drafted(world, awarded_order(world), ends=date(2031, 2, 28))
    offer_contract(contract, actor=world.actor("head"))
    assert contract.state == "offered"


def test_both_sides_sign_and_the_order_is_contracted(world):
    order = awarded_order(world)
    contract = signed(world, order)
    order.refresh_from_db()
    assert (contract.state, contract.signed_at, order.state) == ("in_force", NOON, "contracted")
    verbs = list(Act.objects.filter(order=order.pk).order_by("pk").values_list("verb", flat=True))
    assert verbs[-3:] == ["offer_contract", "sign_contract", "contract_order"]
    assert list(contracts_in_force(order)) == [contract]
    assert delivering_bodies(order) == {world.ngo.body}


def test_partners_deliver_too(world):
    order = awarded_order(world, partner=True)
    signed(world, order)
    assert delivering_bodies(order) == {world.ngo.body, world.other_ngo.body}


def test_the_customer_may_take_the_contract_back_before_the_contractor_signs(world):
    contract = drafted(world, awarded_order(world))
    offer_contract(contract, actor=world.actor("head"))
    recall_contract(contract, actor=world.actor("head"))
    assert (contract.state, contract.offered_by) == ("draft", "")
    assert refused(sign_contract, contract, actor=world.actor("director")).reasons[0].kind == "state"


@pytest.mark.parametrize(
    ("action", "who"),
    [
        (offer_contract, "specialist"),
        (offer_contract, "director"),
        (offer_contract, "administrator"),
        (sign_contract, "head"),
        (sign_contract, "worker"),
        (sign_contract, "other director"),
    ],
)
def test_nobody_signs_for_others(world, action, who):
    contract = drafted(world, awarded_order(world))
    if action is sign_contract:
        offer_contract(contract, actor=world.actor("head"))
    assert refused(action, contract, actor=world.actor(who)).reasons[0].kind == "permission"


def test_one_person_does_not_sign_for_both_sides(world):
    contract = drafted(world, awarded_order(world))
    both = world.add("head", "ngo_head", body=world.ngo)
    offer_contract(contract, actor=both)
    trouble = refused(sign_contract, contract, actor=both)
    assert trouble.rules == ("contracts.one_signature_each",)


def test_a_ministry_signs_its_own_contracts(world):
    order = awarded_order(world)
    with inside_an_act():
        order.customer = world.ministry
        order.save()
    world.add("minister", "ministry_head", body=world.ministry)
    contract = contract_of(order)
    terms = {"amount_tyiyn": 80_000_000, "starts": STARTS, "ends": ENDS}
    assert (
        refused(draft_contract, contract, actor=world.actor("specialist"), **terms).reasons[0].kind
        == "permission"
    )
    draft_contract(contract, actor=world.actor("ministry specialist"), verification="Эксперт барат", **terms)
    plan_tranche(contract, actor=world.actor("ministry specialist"), amount_tyiyn=80_000_000, due=ENDS)
    assert refused(offer_contract, contract, actor=world.actor("head")).reasons[0].kind == "permission"
    offer_contract(contract, actor=world.actor("minister"))
    assert contract.state == "offered"


def test_accepted_work_completes_contract_and_order(world):
    order = awarded_order(world)
    contract = signed(world, order)
    assert refused(complete_contract, contract, actor=world.actor("director")).reasons[0].kind == "permission"
    complete_contract(contract, actor=world.actor("head"), remark="Баары аткарылды")
    order.refresh_from_db()
    assert (contract.state, order.state) == ("completed", "completed")


@pytest.mark.parametrize("stage", ["draft", "in_force"])
def test_a_terminated_contract_frees_the_order_for_another_call(world, stage):
    order = awarded_order(world)
    contract = drafted(world, order) if stage == "draft" else signed(world, order)
    trouble = refused(terminate_contract, contract, actor=world.actor("head"), reason="")
    assert trouble.rules == ("contracts.termination_has_reason",)
    terminate_contract(contract, actor=world.actor("head"), reason="Уюм ишин токтотту")
    order.refresh_from_db()
    assert (contract.state, order.state) == ("terminated", "approved")


def test_a_contract_of_a_founding_source_is_entered_as_it_is_told(world):
    order = awarded_order(world)
    contract = Contract(
        slug="pilot",
        order=order,
        contractor=world.ngo,
        contractor_other_name="башка аты",
        period_start="2014-12",
    )
    act = chronicle_contract(
        contract, actor=System("founding sources"), source="journal-2015", partners=[world.other_ngo]
    )
    assert (contract.state, contract.ends, contract.amount_tyiyn) == ("completed", None, None)
    assert act.detail["partners"] == [world.other_ngo.slug]
    other = Contract(slug="other", order=order, contractor=world.ngo)
    trouble = refused(chronicle_contract, other, actor=world.actor("head"), source="x")
    assert trouble.reasons[0].kind == "permission"


def test_contracts_near_their_end_are_found(world):
    contract = signed(world, awarded_order(world))
    with clock.at(datetime(2026, 10, 2, 6, tzinfo=UTC)):
        assert list(contracts_ending_within(90)) == [contract]
    with clock.at(datetime(2026, 10, 1, 6, tzinfo=UTC)):
        assert list(contracts_ending_within(90)) == []
