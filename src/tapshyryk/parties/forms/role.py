"""What is asked when a role is given or ended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.access.table import ROLE_LABELS, Grant, check
from tapshyryk.core.fields import DayField, offer, paragraph
from tapshyryk.core.steps import StepForm
from tapshyryk.parties.domain.roles import roles_of
from tapshyryk.parties.models import Account


class GiveRoleForm(StepForm):
    """Who gets which role, from when."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address this person signs in with."),
    )
    full_name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        required=False,
        help_text=_("Only for somebody who is not registered yet."),
    )
    role = forms.ChoiceField(label=_("Role"))
    since = DayField(label=_("From"))
    until = DayField(label=_("Until"), required=False, help_text=_("Leave empty if no end is set."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("since", clock.today())
        offer(self, "role", [(role, gettext(ROLE_LABELS[role])) for role in self._givable()])

    def _givable(self) -> list[str]:
        """The roles of this body that the actor may give."""
        kind = self.subject.organisation.kind if self.subject.organisation_id else "municipality"
        before, givable = self.subject.role, []
        for role in roles_of(kind):
            self.subject.role = role
            if isinstance(check(self.actor, "parties.give_role", self.subject, clock.today()), Grant):
                givable.append(role)
        self.subject.role = before
        return givable

    def clean(self) -> dict[str, Any]:
        """Find the person by the address, or ask for the name of a newcomer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("email"):
            return cleaned
        account = Account.objects.filter(email__iexact=cleaned["email"]).select_related("person").first()
        if account is None and not cleaned.get("full_name"):
            raise ValidationError(
                {"full_name": _("Nobody signs in with this address yet. Write the full name too.")}
            )
        cleaned["person"] = account.person if account else None
        return cleaned


class EndRoleForm(StepForm):
    """Why a role ends."""

    reason = paragraph(
        _("Reason"), help_text=_("Not shown to the public."), rows=3, longest=500, required=False
    )
