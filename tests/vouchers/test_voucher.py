"""A voucher is issued within the budget, redeemed until it is spent, and refused with its rule after that."""

from datetime import UTC, date, datetime

import pytest

from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.codes import read_code
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.actions.recipient import leave_service
from tapshyryk.money.queries.balances import check_ledger, money_story, taken_by_vouchers
from tapshyryk.vouchers.actions.voucher import cancel_voucher, expire_voucher
from tapshyryk.vouchers.jobs import expire_vouchers
from tapshyryk.vouchers.models import Redemption, Voucher
from tapshyryk.vouchers.queries.vouchers import voucher_by_code, voucher_figures
from tapshyryk.vouchers.steps import voucher_of
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import registered
from tests.vouchers.issued import TODAY, UNTIL, issued, redeemed, voucher_contract
from tests.world import NOON

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 1, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def contract(world) -> Contract:
    return voucher_contract(world)


@pytest.fixture
def voucher(world, contract) -> Voucher:
    return issued(world, contract)


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def test_an_issued_voucher_is_set_aside_in_the_budget(world, contract, voucher):
    assert (voucher.state, voucher.face_tyiyn, voucher.balance_tyiyn) == ("issued", 500_000, 500_000)
    assert read_code(voucher.code) == voucher.code
    assert voucher_by_code(voucher.code.lower().replace("-", " ")) == voucher
    assert (money_story(contract.order_id).promised, taken_by_vouchers(contract.order_id)) == (
        500_000,
        500_000,
    )
    act = Act.objects.get(verb="issue_voucher")
    assert (act.public, act.subject_label) == (False, "")
    assert voucher.code not in act.entry


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ({"service": " "}, ("vouchers.service_named",)),
        ({"amount_tyiyn": 0}, ("money.amount_positive",)),
        ({"amount_tyiyn": 100_000_001}, ("vouchers.budget_left",)),
        ({"valid_until": TODAY}, ("vouchers.valid_within_term",)),
        ({"valid_until": date(2027, 1, 1)}, ("vouchers.valid_within_term",)),
        ({"who": "director"}, ("permission",)),
        ({"who": "finance"}, ("permission",)),
        ({"who": "administrator"}, ("permission",)),
    ],
)
def test_a_voucher_that_does_not_fit_is_not_issued(world, contract, given, rules):
    assert refused(issued, world, contract, **given) == rules
    assert not Voucher.objects.exists()
    assert taken_by_vouchers(contract.order_id) == 0


def test_vouchers_stay_within_the_budget_together(world, contract):
    issued(world, contract, amount_tyiyn=99_999_999)
    assert refused(issued, world, contract, amount_tyiyn=2) == ("vouchers.budget_left",)
    issued(world, contract, amount_tyiyn=1)


def test_an_order_of_another_form_issues_none(world):
    other = signed(world, awarded_order(world))
    assert voucher_of(other.order) is None
    assert refused(issued, world, other, amount_tyiyn=1) == ("vouchers.order_pays_by_voucher",)


def test_only_registered_recipients_get_a_voucher(world, contract):
    gone = registered(world, contract.order)
    leave_service(gone, actor=world.actor("worker"), day=TODAY)
    assert refused(issued, world, contract, gone) == ("vouchers.recipient_registered",)
    elsewhere = registered(world, voucher_contract(world, slug="other").order)
    assert refused(issued, world, contract, elsewhere) == ("vouchers.recipient_registered",)


def test_who_redeems_does_not_issue(world, contract):
    world.add("specialist", "ngo_worker", body=world.ngo)
    assert refused(issued, world, contract) == ("vouchers.issued_by_authority",)


def test_a_voucher_is_redeemed_in_parts_until_it_is_spent(world, contract, voucher):
    redeemed(world, contract, voucher, 200_000)
    redemption = redeemed(world, contract, voucher, 300_000)
    voucher.refresh_from_db()
    assert (voucher.state, voucher.balance_tyiyn) == ("spent", 0)
    assert redemption.provider == world.ngo
    verbs = Act.objects.order_by("pk").values_list("verb", "actor_ref")
    assert [verb for verb, _ in verbs][-3:] == ["redeem_voucher", "redeem_voucher", "spend_voucher"]
    assert verbs.last()[1] == "system:lifecycle"


def test_a_spent_voucher_is_refused_as_spent(world, contract, voucher):
    redeemed(world, contract, voucher, 500_000)
    with pytest.raises(Refused) as trouble:
        redeemed(world, contract, voucher, 1)
    assert trouble.value.rules == ("vouchers.not_spent",)
    assert trouble.value.reasons[0].params == {"balance": 0}
    assert Redemption.objects.count() == 1


@pytest.mark.parametrize(
    ("amount", "given", "rules"),
    [
        (500_001, {}, ("vouchers.within_balance",)),
        (0, {}, ("money.amount_positive",)),
        (-1, {}, ("money.amount_positive",)),
        (1, {"day": date(2026, 3, 3)}, ("money.day_not_in_future",)),
        (1, {"who": "other director"}, ("permission",)),
        (1, {"who": "specialist"}, ("permission",)),
        (1, {"who": "resident"}, ("permission",)),
        (1, {"code": "1111-1111-1111-1"}, ("input",)),
        (1, {"code": ""}, ("input",)),
    ],
)
def test_what_does_not_fit_is_not_redeemed(world, contract, voucher, amount, given, rules):
    assert refused(redeemed, world, contract, voucher, amount, **given) == rules
    voucher.refresh_from_db()
    assert voucher.balance_tyiyn == 500_000
    assert not Redemption.objects.exists()


def test_a_voucher_of_another_order_is_unknown_here(world, contract):
    other = voucher_contract(world, slug="other")
    assert refused(redeemed, world, contract, issued(world, other), 1) == ("input",)


def test_a_partner_of_the_consortium_redeems_too(world):
    contract = voucher_contract(world, partner=True)
    redemption = redeemed(world, contract, issued(world, contract), 100, who="other director")
    assert redemption.provider == world.other_ngo


def test_a_provider_without_a_contract_in_force_redeems_nothing(world, contract, voucher):
    with inside_an_act():
        contract.state = "terminated"
        contract.save()
    assert refused(redeemed, world, contract, voucher, 1) == ("vouchers.provider_offers_service",)


def test_the_last_day_still_counts_and_the_next_does_not(world, contract, voucher):
    with clock.at(datetime(2026, 6, 30, 17, 59, tzinfo=UTC)):
        redeemed(world, contract, voucher, 1, day=UNTIL)
        assert refused(expire_voucher, voucher, actor=System("clock")) == ("vouchers.expires_after_last_day",)
        assert expire_vouchers() == 0
    with clock.at(datetime(2026, 6, 30, 18, 0, tzinfo=UTC)):
        assert refused(redeemed, world, contract, voucher, 1) == ("vouchers.not_expired",)


def test_the_clock_ends_vouchers_and_returns_what_is_left(world, contract, voucher):
    redeemed(world, contract, voucher, 200_000)
    with clock.at(JULY):
        assert expire_vouchers() == 1
        assert expire_vouchers() == 0
        assert refused(redeemed, world, contract, voucher, 1) == ("vouchers.not_expired",)
    figures = voucher_figures(contract.order)
    assert (figures.face, figures.redeemed, figures.returned, figures.outstanding) == (
        500_000,
        200_000,
        300_000,
        0,
    )
    assert money_story(contract.order_id).promised == 200_000
    assert check_ledger() == []


def test_only_the_clock_ends_a_voucher(world, contract, voucher):
    with clock.at(JULY):
        assert refused(expire_voucher, voucher, actor=world.actor("specialist")) == ("permission",)
        assert refused(expire_voucher, voucher, actor=System("lifecycle")) == ("permission",)


def test_a_cancelled_voucher_is_refused_as_cancelled(world, contract, voucher):
    assert refused(cancel_voucher, voucher, actor=world.actor("specialist"), reason="") == (
        "vouchers.cancel_has_reason",
    )
    assert refused(cancel_voucher, voucher, actor=world.actor("director"), reason="x") == ("permission",)
    cancel_voucher(voucher, actor=world.actor("specialist"), reason="Кагаз жоголду")
    assert refused(redeemed, world, contract, voucher, 1) == ("vouchers.not_cancelled",)
    assert money_story(contract.order_id).promised == 0
    assert "жоголду" not in Act.objects.get(verb="cancel_voucher").entry
