"""What is filled in to draft, word, amend and end a contract."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.contracts.models import Indicator, Tranche
from tapshyryk.contracts.queries.contracts import asked_of_customer
from tapshyryk.core import formats
from tapshyryk.core.fields import DayField, SomField, offer, offer_rows
from tapshyryk.core.steps import StepForm
from tapshyryk.core.units import Unit
from tapshyryk.core.wording import current_language


class TermsForm(StepForm):
    """Sum, term, aim and how work and money are verified."""

    amount_tyiyn = SomField(
        label=_("Sum of the contract, in som"),
        help_text=_("What the customer pays. Zero if the customer pays by vouchers alone."),
    )
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    aim = forms.CharField(
        label=_("Aim"),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
        help_text=_("What will be different for the recipients when the contract ends."),
    )
    verification = forms.CharField(
        label=_("How work and money are verified"),
        widget=forms.Textarea,
        max_length=5000,
        required=False,
        help_text=_("Who checks what, and when. It is needed before the customer signs."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, value in self.starting_values().items():
            self.fields[name].initial = value

    def starting_values(self) -> dict[str, Any]:
        """What stands in the contract."""
        return {name: getattr(self.subject, name) for name in self.fields}

    def clean(self) -> dict[str, Any]:
        """See that the term does not end before it starts."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The last day comes after the first day."))
        return cleaned


class DraftForm(TermsForm):
    """The terms, begun with what the order and the winning proposal say."""

    def starting_values(self) -> dict[str, Any]:
        """The term and aim of the order; the sum the winner asked of the customer."""
        order, proposal = self.subject.order, self.subject.proposal
        return {
            "amount_tyiyn": asked_of_customer(proposal) if proposal else None,
            "starts": order.starts,
            "ends": order.ends,
            "aim": order.aim,
        }


class IndicatorForm(StepForm):
    """What the contract is measured by."""

    title_ky = forms.CharField(label=_("Indicator, in Kyrgyz"), max_length=400, required=False)
    title_ru = forms.CharField(label=_("Indicator, in Russian"), max_length=400, required=False)
    title_en = forms.CharField(label=_("Indicator, in English"), max_length=400, required=False)
    unit = forms.ChoiceField(label=_("Unit"), help_text=_("What is counted."))
    baseline = forms.DecimalField(
        label=_("Baseline"),
        max_digits=14,
        decimal_places=2,
        required=False,
        help_text=_("How it is now. Leave it empty if it is not known."),
    )
    target = forms.DecimalField(label=_("Target"), max_digits=14, decimal_places=2)
    verified_by = forms.CharField(
        label=_("How it is verified"),
        max_length=300,
        required=False,
        help_text=_("For example: attendance journal, test, survey of parents."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "unit", Unit.choices)

    def clean(self) -> dict[str, Any]:
        """Ask for the indicator's name in at least one language."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"title_{language}") for language in ("ky", "ru", "en")):
            self.add_error("title_ky", _("Name the indicator in at least one language."))
        return cleaned


class RemoveIndicatorForm(StepForm):
    """Which indicator goes."""

    indicator = forms.ModelChoiceField(label=_("Indicator"), queryset=Indicator.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "indicator", self.subject.indicators.all(), lambda row: str(row.title))


class TrancheForm(StepForm):
    """A part of the sum, the day it is due and on what condition."""

    amount_tyiyn = SomField(label=_("Sum, in som"))
    due = DayField(label=_("Due"))
    condition = forms.CharField(
        label=_("Condition"),
        max_length=300,
        required=False,
        help_text=_("For example: after the report on the first half of the year."),
    )


class RemoveTrancheForm(StepForm):
    """Which tranche goes."""

    tranche = forms.ModelChoiceField(label=_("Tranche"), queryset=Tranche.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_rows(
            self,
            "tranche",
            self.subject.tranches.all(),
            lambda row: f"{row.number}: {formats.som(row.amount_tyiyn, current_language())}",
        )


class AmendmentForm(StepForm):
    """What is to change and why."""

    change = forms.CharField(
        label=_("What changes"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=_("The new wording, so that the other side can answer yes or no."),
    )
    reason = forms.CharField(label=_("Why"), widget=forms.Textarea, max_length=2000)
    new_ends = DayField(label=_("New last day"), required=False, help_text=_("Only if the term changes."))
    new_amount_tyiyn = SomField(
        label=_("New sum, in som"), required=False, help_text=_("Only if the sum changes.")
    )


class AnswerForm(StepForm):
    """An answer that may be left out."""

    answer = forms.CharField(label=_("Remark"), widget=forms.Textarea, max_length=2000, required=False)


class RefusalForm(StepForm):
    """Why it is refused."""

    answer = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)


class ReasonForm(StepForm):
    """Why it ends early."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)


class CompletionForm(StepForm):
    """A remark on the accepted work."""

    remark = forms.CharField(label=_("Remark"), widget=forms.Textarea, max_length=2000, required=False)
