"""Sums, days and counts are taken as people write them and refused with a sentence."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.fields import (
    CountField,
    DayField,
    MeasureField,
    MomentField,
    SomField,
    paragraph,
    reason_field,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("typed", "tyiyn"),
    [("12 500", 1250000), ("12500,50", 1250050), ("0.05", 5), ("1\u00a0000\u00a0000", 100000000), ("0", 0)],
)
def test_a_sum_is_typed_in_som_and_kept_in_tyiyn(typed, tyiyn):
    assert SomField().clean(typed) == tyiyn


@pytest.mark.parametrize("typed", ["-1", "1,234", "сом", "", "1e400", "99999999999999"])
def test_an_impossible_sum_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        SomField().clean(typed)


@given(tyiyn=st.integers(min_value=0, max_value=10**15 - 1))
def test_a_shown_sum_is_read_back_as_it_was(tyiyn):
    field = SomField()
    assert field.clean(field.prepare_value(tyiyn)) == tyiyn


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_days_and_moments_are_shown_to_the_browser_in_its_own_form(language):
    with translation.override(language):
        assert DayField().clean("2026-03-02") == DayField().clean("02.03.2026") == date(2026, 3, 2)
        moment = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
        assert MomentField().clean("2026-03-02T14:00") == MomentField().clean("02.03.2026 14:00") == moment

        class Paper(forms.Form):
            day = DayField(initial=date(2026, 3, 2))
            at = MomentField(initial=moment)

        page = Paper().as_div()
        assert 'value="2026-03-02"' in page
        assert 'value="2026-03-02T14:00"' in page


@pytest.mark.parametrize(("typed", "count"), [("122", 122), ("3 000", 3000), ("0", 0)])
def test_counts(typed, count):
    assert CountField().clean(typed) == count


@pytest.mark.parametrize("typed", ["-1", "1.5", "9999999999", "жүз"])
def test_an_impossible_count_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        CountField().clean(typed)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("typed", ["1 060,5", "1060.5", "1060,50"])
def test_a_measure_is_typed_with_comma_or_point_in_any_language(typed, language):
    with translation.override(language):
        assert MeasureField().clean(typed) == Decimal("1060.5")


@pytest.mark.parametrize("typed", ["", "көп", "1,2,3", "0,001"])
def test_an_impossible_measure_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        MeasureField().clean(typed)


def test_a_reason_is_asked_in_three_lines_and_at_most_500_signs():
    field = reason_field("Reason", "Everybody sees the reason.")
    assert 'rows="3"' in field.widget.render("reason", "")
    assert field.clean("я" * 500) == "я" * 500
    for typed in ("", "я" * 501):
        with pytest.raises(forms.ValidationError):
            field.clean(typed)


def test_some_sentences_may_be_left_out_where_they_are_not_required():
    assert paragraph("Words", required=False).clean("") == ""
    assert paragraph("Words", longest=20).clean("я" * 20) == "я" * 20
    with pytest.raises(forms.ValidationError):
        paragraph("Words", longest=20).clean("я" * 21)
