"""What is asked when a house-to-house round is planned, walked, counted and closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, DayField, offer_rows, reason_field
from tapshyryk.core.steps import PaperForm, StepForm, TitledStepForm
from tapshyryk.needs.models import Route, Team
from tapshyryk.needs.models.round import WALKING_ROLES
from tapshyryk.parties.models import Person
from tapshyryk.parties.queries.holders import people_holding
from tapshyryk.places.models import Settlement


def name_of(place: Settlement) -> str:
    """The settlement in the reader's language."""
    return str(place.name)


class PlanRoundForm(TitledStepForm):
    """Whom to look for, where and when."""

    title_ky = forms.CharField(label=_("Whom the round looks for, in Kyrgyz"), max_length=400, required=False)
    title_ru = forms.CharField(
        label=_("Whom the round looks for, in Russian"), max_length=400, required=False
    )
    title_en = forms.CharField(
        label=_("Whom the round looks for, in English"), max_length=400, required=False
    )
    settlements = forms.ModelMultipleChoiceField(
        label=_("Settlements"), queryset=Settlement.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        here = Settlement.objects.filter(municipality=subject.municipality)
        offer_rows(self, "settlements", here, name_of)
        self.initial.setdefault("settlements", [place.pk for place in here])

    def arguments(self) -> dict[str, Any]:
        """The titles gathered, the settlements as rows."""
        given = super().arguments()
        return {**given, "settlements": list(given["settlements"])}


class FormTeamForm(StepForm):
    """Who walks together."""

    members = forms.ModelMultipleChoiceField(
        label=_("Who walks in the team"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever is missing here needs a role in the municipality first."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        entitled = people_holding(subject.municipality_body, *WALKING_ROLES)
        offer_rows(self, "members", entitled, lambda person: person.full_name)

    def arguments(self) -> dict[str, Any]:
        """The people as rows."""
        given = dict(self.cleaned_data)
        return {**given, "members": list(given["members"])}


class ChangeTeamForm(FormTeamForm):
    """Which team, and who walks in it from now on."""

    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none())

    field_order = ("team",)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "team", subject.teams.all(), label_of)


def label_of(row: Any) -> str:
    """How a team or a route is called in a list."""
    return str(row.label)


class AddRouteForm(StepForm):
    """A street or a part of it."""

    settlement = forms.ModelChoiceField(label=_("Settlement"), queryset=Settlement.objects.none())
    street = forms.CharField(label=_("Street"), max_length=200)
    first_house = CountField(label=_("First house"), least=1, max_value=9999, required=False)
    last_house = CountField(
        label=_("Last house"),
        least=1,
        max_value=9999,
        required=False,
        help_text=_("Leave both empty for the whole street."),
    )
    households = CountField(
        label=_("How many households"),
        least=1,
        max_value=9999,
        required=False,
        help_text=_("Leave empty if each house number is one household."),
    )
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none(), required=False)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        here = Settlement.objects.filter(pk__in=subject.places.values("settlement"))
        offer_rows(self, "settlement", here, name_of)
        offer_rows(self, "team", subject.teams.all(), label_of)

    def clean(self) -> dict[str, Any]:
        """Ask for both house numbers or none, and for the households where there are no numbers."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_house"), cleaned.get("last_house")
        if (first is None) != (last is None):
            self.add_error(
                "last_house" if last is None else "first_house", _("Write both house numbers, or none.")
            )
        elif first is None and cleaned.get("households") is None and "households" not in self.errors:
            self.add_error("households", _("Write how many households there are."))
        return cleaned


class AssignRouteForm(StepForm):
    """Whose the route is."""

    route = forms.ModelChoiceField(label=_("Route"), queryset=Route.objects.none())
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none())

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "route", subject.routes.select_related("settlement"), label_of)
        offer_rows(self, "team", subject.teams.all(), label_of)


class EnterVisitsForm(StepForm):
    """How a route stands."""

    route = forms.ModelChoiceField(label=_("Route"), queryset=Route.objects.none())
    visited_on = DayField(label=_("Day of the last visit"))
    answered = CountField(
        label=_("Households that answered"),
        max_value=9999,
        help_text=_("Of the whole route so far, not of one day alone."),
    )
    nobody_home = CountField(label=_("Nobody was at home"), max_value=9999, initial=0)
    refused = CountField(label=_("Refused to answer"), max_value=9999, initial=0)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "route", subject.routes.select_related("settlement"), label_of)
        self.initial.setdefault("visited_on", clock.today())


class CancelRoundForm(StepForm):
    """Why nobody goes."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))


class PrintRouteSheetForm(PaperForm):
    """For which team, in which language."""

    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.none())

    field_order = ("team", "language")

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "team", subject.teams.all(), label_of)
