"""Filters and tags that write figures and addresses, or say that there is none."""

import pytest
from django.template import engines
from django.utils.translation import override

pytestmark = pytest.mark.pure


def written(source, language="en", **values):
    with override(language):
        return engines["django"].from_string("{% load look figures i18n %}" + source).render(values)


def test_a_filter_says_that_nothing_is_reported():
    assert (
        written("{{ none|som }}", none=None, language="ky")
        == '<span class="not-reported">маалымат жок</span>'
    )
    assert written("{{ day|date_long }}", day="") == '<span class="not-reported">not reported</span>'
    assert written("{{ sum|som }}", language="ru", sum=1250000) == "12\u00a0500\u00a0сом"


def test_an_address_that_does_not_stand_is_nothing():
    assert written("[{% nav_url 'nowhere:at-all' %}]") == "[]"
