"""Form fields of the house: sums in som, days, moments and counts as people here write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

SPACES: Final = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'")
"""What people put between thousands."""


class SomField(forms.DecimalField):
    """A sum typed in som (12 500 or 12500,50), handed on as whole tyiyn; initial values are tyiyn too."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write a sum in som, such as 12500 or 12500,50."),
        "min_value": _("A sum cannot be less than %(limit_value)s som."),
    }

    def __init__(self, *, least: int = 0, **options: Any) -> None:
        """`least` is the smallest sum allowed, in som."""
        super().__init__(min_value=Decimal(least), max_digits=15, decimal_places=2, **options)
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> Any:
        """The sum in som, whatever the sign between thousands and before tyiyn."""
        if isinstance(value, str):
            value = value.translate(SPACES).replace(",", ".")
        return super().to_python(value)

    def clean(self, value: Any) -> Any:
        """The sum in tyiyn, or None when nothing was typed."""
        som = super().clean(value)
        return None if som is None else int(som * 100)

    def prepare_value(self, value: Any) -> Any:
        """A sum in tyiyn as som for the input; what was typed stays as it was."""
        if isinstance(value, int):
            som, tyiyn = divmod(value, 100)
            return f"{som},{tyiyn:02}" if tyiyn else str(som)
        return value


class MeasureField(forms.DecimalField):
    """A measured value, whole or with a fraction: 60, 60,5 or 60.5, whatever the reader's language."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Write a number, such as 60 or 60,5.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_digits", 14)
        options.setdefault("decimal_places", 2)
        super().__init__(**options)
        self.widget.attrs.setdefault("inputmode", "decimal")
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> Any:
        """The value, whatever the sign between thousands and before the fraction."""
        if isinstance(value, str):
            value = value.translate(SPACES).replace(",", ".")
        return super().to_python(value)


YEARS: Final = range(1900, 2101)
"""The years people here write about, from the birth of the oldest to the end of the longest contract."""


def refuse_odd_year(day: date) -> None:
    """Refuse a year that can only be a slip of the hand, such as 0204 or 9999."""
    if day.year not in YEARS:
        raise ValidationError(
            _("The year %(year)s cannot be right: write one from %(first)s to %(last)s."),
            code="year",
            params={"year": day.year, "first": YEARS[0], "last": YEARS[-1]},
        )


class DayField(forms.DateField):
    """A day, by the browser's own calendar or typed as 02.03.2026."""

    default_error_messages = {"invalid": _("Write a day, such as 02.03.2026.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        options.setdefault("input_formats", ("%Y-%m-%d", "%d.%m.%Y"))
        super().__init__(**options)
        self.validators.append(refuse_odd_year)


class MomentField(forms.DateTimeField):
    """A day and a time in Bishkek, by the browser's own calendar or typed as 02.03.2026 14:00."""

    default_error_messages = {"invalid": _("Write a day and a time, such as 02.03.2026 14:00.")}

    def __init__(self, **options: Any) -> None:
        options.setdefault(
            "widget", forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        )
        options.setdefault("input_formats", ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M"))
        super().__init__(**options)
        self.validators.append(refuse_odd_year)


class CountField(forms.IntegerField):
    """A whole number of people, votes or things, from `least` upwards."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write a whole number."),
        "min_value": _("The number cannot be less than %(limit_value)s."),
        "max_value": _("The number cannot be more than %(limit_value)s."),
    }
    most = 10_000_000
    """More people than the country has, and more things than an order could hold, is a slip of the hand."""

    def __init__(self, *, least: int = 0, **options: Any) -> None:
        options.setdefault("max_value", self.most)
        super().__init__(min_value=least, **options)
        self.widget.attrs.setdefault("inputmode", "numeric")
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> int | None:
        """The number, with or without spaces between thousands."""
        if isinstance(value, str):
            value = value.translate(SPACES)
        return super().to_python(value)


def paragraph(
    label: Any, *, help_text: Any = "", rows: int = 4, longest: int = 4000, required: bool = True
) -> forms.CharField:
    """A field for some sentences, `rows` lines high, of at most `longest` signs."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def reason_field(label: Any, help_text: Any = "") -> forms.CharField:
    """A field for why something is done, in a few lines; `help_text` says who will read it."""
    return paragraph(label, help_text=help_text, rows=3, longest=500)


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]], *, none: bool = True) -> None:
    """Let the field `name` of `form` offer `choices`, behind an empty one unless `none` is False."""
    field = cast("forms.ChoiceField", form.fields[name])
    field.choices = [*([("", "—")] if none else []), *choices]


def offer_rows(form: forms.Form, name: str, rows: models.QuerySet[Any], words: Callable[[Any], str]) -> None:
    """Let the field `name` of `form` offer `rows`, each named by `words`; nothing chosen is a dash."""
    field = cast("forms.ModelChoiceField[Any]", form.fields[name])
    if field.empty_label is not None:
        field.empty_label = "—"
    field.queryset = rows
    field.label_from_instance = words  # type: ignore[method-assign, assignment]
