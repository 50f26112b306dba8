"""What is asked when a working group is formed, joined, left, meets and is disbanded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, DayField, offer_rows, paragraph
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.needs.forms.joining import JoiningReasonForm
from tapshyryk.needs.forms.problem import title_of
from tapshyryk.needs.models import GroupMember, Problem
from tapshyryk.parties.models import Account

STAGES = (
    ("task", _("wording the technical task")),
    ("commission", _("the competition commission")),
    ("monitoring", _("monitoring")),
)
"""The later stages a member may stay on for."""


class DisbandGroupForm(JoiningReasonForm):
    """Why the group ends."""


class FormGroupForm(TitledStepForm):
    """What the group is called and what it works on."""

    problem = forms.ModelChoiceField(
        label=_("Problem"),
        queryset=Problem.objects.none(),
        required=False,
        help_text=_("Leave empty if the group works on a whole theme."),
    )
    theme = forms.ChoiceField(label=_("Theme"), choices=[("", "—"), *Problem.Theme.choices], required=False)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        named = Problem.objects.filter(session__municipality=subject.municipality)
        if subject.session is not None:
            named = named.filter(session=subject.session)
        offer_rows(self, "problem", named.order_by("pk"), title_of)
        if subject.problem is not None:
            self.initial.setdefault("problem", subject.problem.pk)

    def clean(self) -> dict[str, Any]:
        """Ask for a problem or a theme."""
        cleaned = super().clean()
        if not cleaned.get("problem") and not cleaned.get("theme"):
            self.add_error("theme", _("Choose a problem or a theme."))
        return cleaned


class StaysForm(StepForm):
    """A member's part, and the later stages they agreed to."""

    role = forms.ChoiceField(label=_("Part in the group"), choices=GroupMember.Role.choices, initial="member")
    stays_for = forms.MultipleChoiceField(
        label=_("Agrees to stay on for"),
        choices=STAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick only what the person agreed to."),
    )


class AddMemberForm(StaysForm):
    """Who comes in, from when, with their consent."""

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        required=False,
        help_text=_("Not shown to the public."),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("If the person signs in with one; then the name may stay empty."),
    )
    since = DayField(label=_("From"))
    consent = forms.BooleanField(
        label=_("The person agreed to be entered and to be called together"), required=False
    )

    field_order = ("full_name", "email", "role", "since", "consent", "stays_for")

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("since", clock.today())

    def clean(self) -> dict[str, Any]:
        """Find the person by the address, or ask for the name of somebody new."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        email = cleaned.get("email")
        known = Account.objects.filter(email__iexact=email).select_related("person") if email else None
        account = known.first() if known is not None else None
        if account is None and not cleaned.get("full_name") and "email" not in self.errors:
            raise ValidationError({"full_name": _("Write the person's name.")})
        cleaned["person"] = account.person if account else None
        return cleaned


class MemberForm(StepForm):
    """One of those who are in the group."""

    member = forms.ModelChoiceField(label=_("Member"), queryset=GroupMember.objects.none())

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        rows = subject.members.filter(until__isnull=True).select_related("person")
        offer_rows(self, "member", rows, lambda one: f"{one.person.full_name}, {one.get_role_display()}")


class ChangeMemberForm(MemberForm, StaysForm):
    """Another part, or other stages to stay for."""

    field_order = ("member", "role", "stays_for")


class LeaveForm(MemberForm):
    """Who leaves, and their last day."""

    until = DayField(label=_("Last day"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("until", clock.today())


class GroupMeetingForm(StepForm):
    """Who met, and what was decided."""

    held_on = DayField(label=_("Held on"))
    present = CountField(label=_("People present"))
    women = CountField(
        label=_("Of them women"), required=False, help_text=_("Leave empty if they were not counted.")
    )
    decided = paragraph(
        _("What was decided"), help_text=_("Everybody reads this; write no names of residents."), rows=6
    )
