"""What an organisation fills in for its proposal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.models import Call, ContributionKind, ProposalLine, Source
from tapshyryk.core import clock, formats
from tapshyryk.core.fields import CountField, SomField, offer, offer_rows
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.core.wording import current_language


class BeginProposalForm(TitledStepForm):
    """Which call the proposal answers, and its name."""

    call = forms.ModelChoiceField(label=_("Call"), queryset=Call.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        running = Call.objects.filter(state="open", closes_at__gt=clock.now()).order_by("closes_at")
        offer_rows(self, "call", running, lambda each: str(each.title))


class PlanForm(StepForm):
    """What will be done, by whom, for how many."""

    plan = forms.CharField(
        label=_("Plan of work"), widget=forms.Textarea, help_text=_("What is done, when and by whom.")
    )
    staff = forms.CharField(
        label=_("Staff"),
        widget=forms.Textarea,
        required=False,
        help_text=_("Posts and qualifications, without names."),
    )
    recipients_offered = CountField(label=_("Number of recipients"), least=1)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.initial = getattr(self.subject, name)


class ProposalLineForm(StepForm):
    """One line of the budget, by who gives it and in which form."""

    description = forms.CharField(label=_("What exactly"), max_length=300)
    source = forms.ChoiceField(label=_("Who gives it"))
    kind = forms.ChoiceField(label=_("In which form"), widget=forms.RadioSelect)
    amount_tyiyn = SomField(
        label=_("Sum or value, in som"), help_text=_("Labour and things at the price they would cost here.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "source", Source.choices)
        offer(self, "kind", ContributionKind.choices, none=False)


class RemoveProposalLineForm(StepForm):
    """Which line is taken out."""

    line = forms.ModelChoiceField(label=_("Budget line"), queryset=ProposalLine.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "line", self.subject.lines.all(), _line_in_words)


def _line_in_words(line: ProposalLine) -> str:
    return f"{line.description} · {formats.som(line.amount_tyiyn, current_language())}"
