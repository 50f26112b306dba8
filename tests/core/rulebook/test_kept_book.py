"""A social order is bound by the book it began under, whatever the book of today says."""

from datetime import UTC, datetime

import pytest

from tapshyryk.core import clock, rulebook
from tapshyryk.orders.models import Order

pytestmark = pytest.mark.pure


def test_an_order_of_the_pilots_is_read_under_the_law_of_its_time():
    with clock.at(datetime(2026, 11, 23, tzinfo=UTC)):
        begun_today, pilot = Order(rulebook=rulebook.current().ref), Order(rulebook="kg@2014-12-01")
        assert begun_today.book().value("contracts.term_at_most_5_years", "limit") == 5
        assert pilot.book().value("contracts.term_at_most_5_years", "limit") == 1
    with clock.at(datetime(2030, 1, 1, tzinfo=UTC)):
        assert begun_today.book().ref == "kg@2026-11-23"
        assert rulebook.current().ref == "kg@2030-01-01"
