"""What is filled in to issue, redeem, cancel and settle vouchers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.codes import read_code
from tapshyryk.core.fields import DayField, SomField, offer
from tapshyryk.core.steps import StepForm
from tapshyryk.delivery.models import Recipient
from tapshyryk.delivery.queries.identity import names_for


class IssueForm(StepForm):
    """For whom, for what, how much and until when."""

    recipient = forms.ChoiceField(label=_("Recipient"))
    service = forms.CharField(label=_("Service"), max_length=200)
    amount_tyiyn = SomField(label=_("Sum of the voucher, in som"))
    valid_until = DayField(label=_("Valid until"), help_text=_("The last day on which it is accepted."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        registered = Recipient.objects.filter(order=self.subject.order).exclude(state="left")
        offer(self, "recipient", [(str(key), name) for key, name in names_for(self.actor, registered)])
        self.fields["valid_until"].initial = self.subject.order.ends

    def arguments(self) -> dict[str, Any]:
        """The recipient as a row."""
        given = dict(self.cleaned_data)
        given["recipient"] = Recipient.objects.get(pk=given["recipient"])
        return given


class RedeemForm(StepForm):
    """The code on the paper, the sum and the day of the service."""

    code = forms.CharField(
        label=_("Code of the voucher"),
        max_length=40,
        help_text=_("As it is printed; spaces and small letters do no harm."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    amount_tyiyn = SomField(label=_("Sum, in som"))
    day = DayField(label=_("Day of the service"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].initial = clock.today()

    def clean_code(self) -> str:
        """Notice a slip before anything is looked up."""
        code = read_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("A sign of the code is wrong. Compare it with the paper."))
        return code


class PrintForm(StepForm):
    """In which language it is printed."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "language", (("ky", _("Kyrgyz")), ("ru", _("Russian"))), none=False)
        self.fields["language"].initial = "ky"


class CancelForm(StepForm):
    """Why it is taken back."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)


class RefuseForm(StepForm):
    """Why the claim is refused."""

    answer = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)


class SettledForm(StepForm):
    """On which day the claim was paid."""

    day = DayField(label=_("Day of payment"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].initial = clock.today()
