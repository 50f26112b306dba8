"""What is filled in to form a group, enrol, mark attendance, start and end it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.fields import CountField, DayField, offer
from tapshyryk.core.steps import StepForm
from tapshyryk.delivery.models import Recipient
from tapshyryk.delivery.queries.identity import names_for


class GroupForm(StepForm):
    """The group's name, its service and its places."""

    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=300, required=False)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    service = forms.CharField(label=_("Service"), max_length=200)
    places = CountField(label=_("Places"), least=1, max_value=10_000)

    def clean(self) -> dict[str, Any]:
        """Ask for the name in at least one language."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(f"name_{language}") for language in ("ky", "ru", "en")):
            self.add_error("name_ky", _("Name the group in at least one language."))
        return cleaned


class EnrolForm(StepForm):
    """Who gets a place, and from when."""

    recipient = forms.ChoiceField(label=_("Recipient"))
    since = DayField(label=_("From"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        here = self.subject.enrolments.filter(until__isnull=True).values("recipient")
        free = (
            Recipient.objects.filter(order=self.subject.in_order).exclude(state="left").exclude(pk__in=here)
        )
        offer(self, "recipient", [(str(key), name) for key, name in names_for(self.actor, free)])
        self.fields["since"].initial = clock.today()

    def arguments(self) -> dict[str, Any]:
        """The recipient as a row."""
        chosen = Recipient.objects.get(pk=self.cleaned_data["recipient"])
        return {"recipient": chosen, "since": self.cleaned_data["since"]}


class DayForm(StepForm):
    """One day."""

    day = DayField(label=_("Day"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].initial = clock.today()


class AttendanceForm(DayForm):
    """The page of a day: who came."""

    present = forms.MultipleChoiceField(
        label=_("Came"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever is not marked is recorded as absent."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        places = {row.recipient_id: row for row in self.subject.enrolments.select_related("recipient")}
        named = names_for(self.actor, [row.recipient for row in places.values()])
        offer(self, "present", [(str(places[key].pk), name) for key, name in named], none=False)

    def arguments(self) -> dict[str, Any]:
        """The marks as keys."""
        return {
            "day": self.cleaned_data["day"],
            "present": [UUID(key) for key in self.cleaned_data["present"]],
        }
