"""A list offers only the municipalities it has something of, and each form in which it may be taken away."""

from __future__ import annotations

import pytest

from tapshyryk.core import clock
from tapshyryk.portal.listing import exports_of
from tapshyryk.portal.views.lists import OrderFilter
from tapshyryk.portal.views.problems import ProposalFilter
from tests.needs.proposals import published, waiting
from tests.world import NOON, make_world


@pytest.mark.django_db
def test_only_places_with_something_public_are_offered() -> None:
    here, there = make_world(), make_world("kok-bel")
    with clock.at(NOON):
        published(here)
        waiting(there)
    form = ProposalFilter()
    assert [key for key, _name in form.fields["place"].choices] == ["", here.municipality.slug]
    assert list(form.fields) == ["q", "theme", "place", "state"]
    assert [key for key, _name in OrderFilter().fields["place"].choices] == [""]


def test_a_table_is_taken_away_in_the_forms_named() -> None:
    assert [label for label, _href in exports_of("orders", "csv", "xlsx")] == ["CSV", "XLSX"]
    ((_label, href),) = exports_of("orders", "csv")
    assert href.endswith(".csv")
    assert exports_of("orders", "pdf") == []
