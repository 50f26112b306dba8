"""What is filled in to propose a payment and to record that it was made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.contracts.models import Payment, Tranche
from tapshyryk.contracts.queries.contracts import tranches_of
from tapshyryk.core import clock, formats
from tapshyryk.core.fields import DayField, SomField, offer, offer_rows
from tapshyryk.core.steps import StepForm
from tapshyryk.core.wording import current_language


class PaymentForm(StepForm):
    """Which tranche is to be paid, how much of it, and on what ground."""

    tranche = forms.ModelChoiceField(label=_("Tranche"), queryset=Tranche.objects.none())
    amount_tyiyn = SomField(label=_("Sum, in som"))
    ground = forms.CharField(
        label=_("Ground"),
        max_length=300,
        required=False,
        help_text=_("The work done and the paper that shows it, such as a report or an act of acceptance."),
    )
    giver = forms.ChoiceField(label=_("Whose money"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        open_ones = [standing for standing in tranches_of(self.subject.contract) if standing.free > 0]
        free = {standing.tranche.pk: standing.free for standing in open_ones}
        offer_rows(
            self,
            "tranche",
            self.subject.contract.tranches.filter(pk__in=free),
            lambda row: f"{row.number}: {formats.som(free[row.pk], current_language())}",
        )
        offer(self, "giver", Payment._meta.get_field("giver").choices or (), none=False)
        self.fields["giver"].initial = self.subject.giver
        if open_ones:
            self.fields["tranche"].initial = open_ones[0].tranche
            self.fields["amount_tyiyn"].initial = open_ones[0].free


class PaidForm(StepForm):
    """On which day the money went out."""

    day = DayField(label=_("Day of payment"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].initial = clock.today()
