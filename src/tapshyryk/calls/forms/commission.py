"""What is filled in for the commission: seats, interests, points, the decision and complaints."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.calls.models import (
    CallComplaint,
    CommissionMember,
    Criterion,
    DeclaredInterest,
    Proposal,
    Score,
)
from tapshyryk.calls.queries.bidders import organisations_behind
from tapshyryk.core import clock
from tapshyryk.core.fields import CountField, offer, offer_rows
from tapshyryk.core.steps import StepForm
from tapshyryk.needs.forms.staying import as_offered
from tapshyryk.needs.queries.working_groups import those_staying_first
from tapshyryk.parties.models import Membership, Organisation, Person


class SeatForm(StepForm):
    """Who sits on the commission, and for which side."""

    person = forms.ModelChoiceField(
        label=_("Person"),
        queryset=Person.objects.none(),
        help_text=_(
            "First those of the working group who agreed to sit, then people who hold a role somewhere."
        ),
    )
    side = forms.ChoiceField(label=_("Side"), widget=forms.RadioSelect)
    is_chair = forms.BooleanField(label=_("Chairs the commission"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = Membership.objects.filter(state="held", since__lte=clock.today())
        order = self.subject.order
        people = those_staying_first(
            Person.objects.filter(pk__in=held.values("person")),
            "commission",
            order.problem,
            municipality=order.municipality,
            theme=order.theme,
        )
        rows = people.exclude(commission_seats__call=self.subject)
        offer_rows(self, "person", rows, as_offered)
        offer(self, "side", CommissionMember.Side.choices, none=False)


class MemberForm(StepForm):
    """A member of the commission."""

    member = forms.ModelChoiceField(label=_("Member"), queryset=CommissionMember.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = self.subject.commission.select_related("person")
        offer_rows(self, "member", rows, lambda each: each.person.full_name)


class InterestForm(StepForm):
    """To which bidders a member is bound, and how; nothing filled in means no interest."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisations = list(organisations_behind(self.subject))
        person = UUID(self.actor.ref.removeprefix("person:"))
        declared = DeclaredInterest.objects.filter(member__call=self.subject, member__person=person)
        natures = dict(declared.values_list("organisation_id", "nature"))
        for organisation in self.organisations:
            self.fields[f"nature_{organisation.pk}"] = forms.CharField(
                label=str(organisation.name),
                max_length=300,
                required=False,
                initial=natures.get(organisation.pk, ""),
                help_text=_("Leave it empty when you have none."),
            )

    def arguments(self) -> dict[str, Any]:
        """The interests by organisation, with their nature."""
        named: dict[Organisation, str] = {
            organisation: nature
            for organisation in self.organisations
            if (nature := self.cleaned_data[f"nature_{organisation.pk}"])
        }
        return {"interests": named}


class ScoreForm(StepForm):
    """One sheet: points on every criterion, and a remark where one is wanted."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria: list[Criterion] = list(self.subject.call.criteria.all())
        entered = {
            score.criterion_id: score
            for score in Score.objects.filter(
                proposal=self.subject, member__person_id=self.actor.ref.removeprefix("person:")
            )
        }
        for criterion in self.criteria:
            before = entered.get(criterion.pk)
            self.fields[f"points_{criterion.pk}"] = CountField(
                label=_("%(criterion)s: points from 0 to %(maximum)s, weight %(weight)s")
                % {
                    "criterion": criterion.title,
                    "maximum": criterion.maximum,
                    "weight": criterion.weight,
                },
                least=0,
                max_value=criterion.maximum,
                initial=before.points if before else None,
            )
            self.fields[f"remark_{criterion.pk}"] = forms.CharField(
                label=_("Remark"), max_length=300, required=False, initial=before.remark if before else ""
            )

    def arguments(self) -> dict[str, Any]:
        """Points and remarks by criterion."""
        given = self.cleaned_data
        return {
            "points": {each: given[f"points_{each.pk}"] for each in self.criteria},
            "remarks": {each: given[f"remark_{each.pk}"] for each in self.criteria},
        }


class PaperLanguageForm(StepForm):
    """In which language a paper is printed."""

    language = forms.ChoiceField(
        label=_("Language of the paper"),
        widget=forms.RadioSelect,
        choices=(("ky", _("Kyrgyz")), ("ru", _("Russian"))),
        initial="ky",
    )


class DecisionForm(StepForm):
    """The decision: nothing to choose but among proposals tied on the first place."""

    winner = forms.ModelChoiceField(
        label=_("Winner among the tied"),
        queryset=Proposal.objects.none(),
        widget=forms.RadioSelect,
        help_text=_("These proposals share the first place."),
    )
    tie_break_reason = forms.CharField(
        label=_("Why this one"), widget=forms.Textarea, max_length=2000, help_text=_("Everyone will see it.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        outcome = self.subject.outcome()
        if outcome.is_tied:
            rows = self.subject.proposals.filter(pk__in=outcome.leaders).select_related("organisation")
            offer_rows(self, "winner", rows, lambda each: str(each.organisation.name))
        else:
            del self.fields["winner"], self.fields["tie_break_reason"]


class ComplaintForm(StepForm):
    """A complaint about the decision."""

    text = forms.CharField(
        label=_("Your complaint"),
        widget=forms.Textarea,
        max_length=4000,
        help_text=_("Say which rule was broken and how it shows. Name no private person."),
    )


class AnswerComplaintForm(StepForm):
    """The answer to a complaint."""

    complaint = forms.ModelChoiceField(label=_("Complaint"), queryset=CallComplaint.objects.none())
    answer = forms.CharField(label=_("Answer"), widget=forms.Textarea, max_length=4000)
    upheld = forms.TypedChoiceField(
        label=_("Decision on the complaint"),
        widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
        choices=(
            ("no", _("It is not upheld; the decision stands.")),
            ("yes", _("It is upheld; the decision falls and the order needs a new call.")),
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = self.subject.complaints.filter(answered_at__isnull=True).select_related("organisation")
        offer_rows(self, "complaint", rows, lambda each: f"{each.organisation.name}: {each.text[:80]}")
