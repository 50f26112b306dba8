"""Forms of a visit and of its findings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.fields import CountField, DayField, paragraph
from tapshyryk.core.steps import StepForm
from tapshyryk.monitoring.models import Visit
from tapshyryk.monitoring.queries.visits import those_who_may_visit
from tapshyryk.needs.forms.staying import as_offered
from tapshyryk.parties.models import Person

NO_NAMES = _("This becomes public: name no recipients and no families.")


class PeopleField(forms.ModelMultipleChoiceField):
    """People to be ticked, by their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """The name of one of them, and whether they stay on from the working group."""
        return as_offered(obj)


class PlanVisitForm(StepForm):
    """Who goes, and when."""

    by = forms.ChoiceField(label=_("Who visits"), widget=forms.RadioSelect)
    planned_for = DayField(label=_("Day of the visit"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["by"]
        field.choices = [choice for choice in Visit.By.choices if self._may_go(choice[0])]
        if len(field.choices) == 1:
            field.initial = field.choices[0][0]

    def _may_go(self, by: str) -> bool:
        draft = Visit(contract=self.subject.contract, by=by)
        answer = table.check(self.actor, "monitoring.plan", draft, clock.today())
        return isinstance(answer, table.Grant)


class HoldVisitForm(StepForm):
    """What the visitors saw."""

    held_on = DayField(label=_("Day of the visit"))
    members_present = CountField(label=_("How many came"), least=1, max_value=500)
    visitors = PeopleField(
        label=_("Who of the registered members came"),
        queryset=Person.objects.none(),
        required=False,
        help_text=_(
            "First those of the working group who agreed to stay on. Names are not shown to the public."
        ),
    )
    seen = paragraph(_("What was seen"), help_text=NO_NAMES, rows=10)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["visitors"]
        field.queryset = those_who_may_visit(self.subject)
        self.fields["held_on"].initial = self.subject.planned_for


class ReasonForm(StepForm):
    """Why something is called off or not accepted; public."""

    reason = paragraph(_("Reason"), help_text=NO_NAMES, rows=3, longest=1000)


class FindingForm(StepForm):
    """A defect, and against what it is one."""

    standard = forms.CharField(
        label=_("Standard or term of the contract that is not met"),
        max_length=300,
        help_text=_("For example: a point of the minimum standard of the service, or of the contract."),
    )
    description = paragraph(_("What is wrong"), help_text=NO_NAMES, rows=6)
    mend_by = DayField(label=_("To be mended by"), required=False)


class MendForm(StepForm):
    """What was done about a finding."""

    mended_how = paragraph(_("What was done"), help_text=NO_NAMES, rows=6)
