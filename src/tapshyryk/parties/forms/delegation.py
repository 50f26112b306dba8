"""What is asked when a power of the state is delegated to a municipality."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import DayField, SomField
from tapshyryk.core.steps import StepForm
from tapshyryk.parties.models import Delegation
from tapshyryk.places.models import Municipality


class DelegatePowerForm(StepForm):
    """To whom, for which service, on what ground, with how much money."""

    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.all(), to_field_name="slug"
    )
    service_kind = forms.ChoiceField(label=_("Kind of service"), choices=Delegation.ServiceKind.choices)
    ground = forms.CharField(
        label=_("Ground"),
        max_length=300,
        help_text=_("The decision it rests on: its name, number and date."),
    )
    since = DayField(label=_("From"))
    until = DayField(label=_("Until"), required=False, help_text=_("Leave empty if no end is set."))
    money_tyiyn = SomField(
        label=_("Money delegated with it, som"), help_text=_("Write 0 if no money goes with the power.")
    )
