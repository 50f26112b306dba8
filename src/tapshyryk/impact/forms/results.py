"""Forms of a report of results."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.models import Assembly
from tapshyryk.contracts.models import Indicator
from tapshyryk.core.fields import CountField, DayField, MeasureField, paragraph
from tapshyryk.core.steps import StepForm

NO_NAMES = _("This becomes public: name no recipients and no families.")


class IndicatorField(forms.ModelChoiceField):
    """One of the indicators of a contract."""

    def label_from_instance(self, obj: Any) -> str:
        """Its title, unit and target."""
        return f"{obj.title} ({obj.get_unit_display()}): {obj.target.normalize():f}"


class AssemblyField(forms.ModelChoiceField):
    """One of the assemblies of a municipality."""

    def label_from_instance(self, obj: Any) -> str:
        """Its title."""
        return str(obj.title)


class DraftResultsForm(StepForm):
    """Until which day results are reported."""

    period_end = DayField(label=_("Results up to"))


class EnterResultForm(StepForm):
    """What was reached on one indicator."""

    indicator = IndicatorField(label=_("Indicator"), queryset=Indicator.objects.none(), empty_label=None)
    value = MeasureField(label=_("Reached"), min_value=Decimal(0))
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=300,
        help_text=_("The document or the count it rests on, such as the attendance journal of May."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["indicator"]
        field.queryset = self.subject.contract.indicators.order_by("pk")
        entered = self.subject.results.values_list("indicator_id", flat=True)
        field.initial = field.queryset.exclude(pk__in=entered).first()


class SubmitResultsForm(StepForm):
    """How many were served, and the report in words."""

    recipients_served = CountField(label=_("People served in all"))
    places = CountField(label=_("Places at a time"), required=False)
    narrative = paragraph(_("What was done and what came of it"), help_text=NO_NAMES, rows=10, longest=8000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("recipients_served", "places", "narrative"):
            self.fields[name].initial = getattr(self.subject, name)


class ReasonForm(StepForm):
    """What is to be corrected; public."""

    reason = paragraph(_("What is to be corrected"), longest=1000)


class HearingForm(StepForm):
    """Which assembly heard the results."""

    assembly = AssemblyField(
        label=_("Assembly"),
        queryset=Assembly.objects.none(),
        empty_label=None,
        help_text=_("Hearings of this order whose minutes are signed."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["assembly"]
        field.queryset = Assembly.objects.filter(
            purpose=Assembly.Purpose.HEARING, heard_order=self.subject.contract.order_id, state="minuted"
        )
