"""What is filled in for an order: its beginning, technical task, budget, indicators and competence check."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import formats
from tapshyryk.core.fields import CountField, DayField, MeasureField, SomField, offer, offer_rows
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.core.units import Unit
from tapshyryk.core.wording import current_language
from tapshyryk.needs.models import Problem
from tapshyryk.orders.models import BudgetLine, Order, OrderIndicator, Programme
from tapshyryk.parties.models import Delegation
from tapshyryk.places.models import Municipality


class DraftOrderForm(TitledStepForm):
    """The name of the order, and its place and theme where they do not follow from the assembly."""

    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none())
    theme = forms.ChoiceField(label=_("Theme"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "theme", Problem.Theme.choices)
        if self.subject.municipality_id:
            del self.fields["municipality"]
        else:
            offer_rows(self, "municipality", Municipality.objects.all(), lambda place: str(place.name))
        self.fields["theme"].initial = self.subject.theme
        for language in ("ky", "ru", "en"):
            self.fields[f"title_{language}"].initial = getattr(self.subject, f"title_{language}")


class TechnicalTaskForm(StepForm):
    """The technical task; it opens with what is written already and may be saved half filled."""

    programme = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=Programme.objects.none(),
        required=False,
        help_text=_("Only approved programmes of the customer can be chosen."),
    )
    form = forms.ChoiceField(label=_("Form of the order"), required=False)
    target_group = forms.CharField(
        label=_("Target group"), max_length=300, required=False, help_text=_("Who receives the service.")
    )
    recipients_expected = CountField(label=_("Number of recipients"), least=1, required=False)
    need = forms.CharField(
        label=_("The need"),
        required=False,
        widget=forms.Textarea,
        help_text=_("What is lacking, for how many people, and how it is known."),
    )
    aim = forms.CharField(
        label=_("The aim"),
        required=False,
        widget=forms.Textarea,
        help_text=_("What will be different when the order ends."),
    )
    services = forms.CharField(
        label=_("The services"),
        required=False,
        widget=forms.Textarea,
        help_text=_("What is done for the recipients, how often and where."),
    )
    minimum_standard = forms.CharField(
        label=_("Minimum standard"),
        max_length=300,
        required=False,
        help_text=_("The standard the service follows, with its number."),
    )
    monitoring_plan = forms.CharField(
        label=_("How it is monitored"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Who visits, how often, and who hears the results."),
    )
    cofinancing_percent = CountField(
        label=_("Co-financing expected, in percent of the whole"),
        least=0,
        max_value=100,
        required=False,
        help_text=_("Leave it empty when none is asked for."),
    )
    starts = DayField(label=_("First day"), required=False)
    ends = DayField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        approved = Programme.objects.filter(customer_id=self.subject.customer_id, state="approved")
        offer_rows(self, "programme", approved, lambda each: str(each.title))
        offer(self, "form", Order.Form.choices)
        for name, field in self.fields.items():
            field.initial = getattr(self.subject, name)

    def clean(self) -> dict[str, Any]:
        """See that the order does not end before it starts."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day cannot come before the first day."))
        return cleaned


class BudgetLineForm(StepForm):
    """One line of the budget."""

    purpose = forms.ChoiceField(label=_("Purpose"))
    description = forms.CharField(label=_("What exactly"), max_length=300, required=False)
    amount_tyiyn = SomField(label=_("Sum, in som"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "purpose", BudgetLine.Purpose.choices)


class RemoveLineForm(StepForm):
    """Which line of the budget is taken out."""

    line = forms.ModelChoiceField(label=_("Budget line"), queryset=BudgetLine.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "line", self.subject.budget_lines.all(), line_in_words)


def line_in_words(line: BudgetLine) -> str:
    """A budget line as a choice in a list."""
    som = formats.som(line.amount_tyiyn, current_language())
    words = [str(line.get_purpose_display()), line.description, som]
    return " · ".join(word for word in words if word)


class IndicatorForm(TitledStepForm):
    """One indicator with its baseline and target."""

    unit = forms.ChoiceField(label=_("Unit"), help_text=_("What is counted."))
    baseline = MeasureField(
        label=_("Value before the order"),
        required=False,
        help_text=_("Leave it empty when it is not known yet."),
    )
    target = MeasureField(label=_("Target"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "unit", Unit.choices)


class RemoveIndicatorForm(StepForm):
    """Which indicator is taken out."""

    indicator = forms.ModelChoiceField(label=_("Indicator"), queryset=OrderIndicator.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "indicator", self.subject.indicators.all(), lambda each: str(each.title))


class CompetenceForm(StepForm):
    """Whose duty the service is, and on what ground."""

    competence = forms.ChoiceField(label=_("Whose duty is the service?"), widget=forms.RadioSelect)
    competence_service = forms.ChoiceField(
        label=_("Kind of service"),
        required=False,
        help_text=_("Needed for a duty of the state: the delegated power is looked up by it."),
    )
    competence_ground = forms.CharField(
        label=_("Ground"),
        required=False,
        widget=forms.Textarea,
        help_text=_("The law or document that says so."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "competence", Order.Competence.choices, none=False)
        offer(self, "competence_service", Delegation.ServiceKind.choices)
        for name, field in self.fields.items():
            field.initial = getattr(self.subject, name)

    def clean(self) -> dict[str, Any]:
        """Ask for the service where a delegated power has to be looked up."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("competence") == Order.Competence.STATE and not cleaned.get("competence_service"):
            self.add_error("competence_service", _("Choose the kind of service."))
        return cleaned


class ReasonForm(StepForm):
    """A reason in writing."""

    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea, max_length=2000, help_text=_("Everyone will see it.")
    )
