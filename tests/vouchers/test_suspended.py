"""A suspended provider redeems no voucher; the voucher keeps its balance for another or for later."""

import pytest

from tapshyryk.core import clock
from tests.orders.stages import refusing
from tests.parties.suspending import restored, suspended
from tests.vouchers.issued import issued, redeemed, voucher_contract
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


def test_no_voucher_is_redeemed_with_a_suspended_provider() -> None:
    with clock.at(NOON):
        world = make_world()
        contract = voucher_contract(world)
        voucher = issued(world, contract)
        suspended(world, world.ngo)
        assert refusing(lambda: redeemed(world, contract, voucher, 100)) == (
            "parties.organisation_takes_part",
        )
        voucher.refresh_from_db()
        assert voucher.balance_tyiyn == voucher.face_tyiyn
        restored(world, world.ngo)
        redeemed(world, contract, voucher, 100)
        voucher.refresh_from_db()
        assert voucher.balance_tyiyn == voucher.face_tyiyn - 100
