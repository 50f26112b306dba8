"""What is asked of the counting group and of the minutes: corrections, scans, supplements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import reason_field
from tapshyryk.core.files.checking import PHOTOS
from tapshyryk.core.files.fields import CheckedFileField
from tapshyryk.core.files.kinds.pdf import PDF
from tapshyryk.core.steps import StepForm
from tapshyryk.parties.models import Person

LONGEST_NAME = 200


def names_in(typed: str) -> list[str]:
    """Full names, a line each, without empty lines."""
    return [" ".join(line.split())[:LONGEST_NAME] for line in typed.splitlines() if line.strip()]


class ChangeCountingGroupForm(StepForm):
    """Who leaves the counting group, who joins it, and why."""

    leaves = forms.ModelMultipleChoiceField(
        label=_("They leave"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    joins = forms.CharField(
        label=_("They join: full names, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = reason_field(_("Why the group changes"), _("Everybody sees the reason. Write no names."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        seated = subject.tellers.filter(left_at=None).values("person")
        self.fields["leaves"].queryset = Person.objects.filter(pk__in=seated).order_by("full_name")
        self.fields["leaves"].label_from_instance = lambda person: person.full_name

    def clean(self) -> dict[str, Any]:
        """Ask who changes."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("leaves") and not cleaned.get("joins", "").strip():
            self.add_error("joins", _("Choose who leaves or write who joins."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """People who leave, names of those who join, and why."""
        return {
            "leaves": list(self.cleaned_data["leaves"]),
            "joins": names_in(self.cleaned_data["joins"]),
            "reason": self.cleaned_data["reason"],
        }


class CorrectMinutesForm(StepForm):
    """What the minutes say in words, as it should be, and why."""

    venue = forms.CharField(label=_("Venue"), max_length=300)
    agenda = forms.CharField(label=_("Agenda"), widget=forms.Textarea(attrs={"rows": 4}))
    heard = forms.CharField(
        label=_("Speeches and what was decided"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Who reported, what was asked, what was decided. It goes into the minutes."),
    )
    reason = reason_field(
        _("What is corrected and why"), _("Everybody sees the reason. Write no names. All sign anew.")
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        for name in ("venue", "agenda", "heard"):
            self.initial.setdefault(name, getattr(subject, name))


class AttachSignedMinutesForm(StepForm):
    """The scan of the minutes signed by hand."""

    scan = CheckedFileField(
        label=_("Scan of the signed minutes"),
        accepted=(PDF, *PHOTOS),
        help_text=_("It is published with the minutes. It may name officials of the assembly only."),
    )


class AttachCountPhotoForm(StepForm):
    """A photograph of the paper count."""

    photo = CheckedFileField(
        label=_("Photograph of the tally sheet"),
        accepted=PHOTOS,
        help_text=_("It is published with the minutes, without the place where it was taken. No faces."),
    )


class SupplementMinutesForm(StepForm):
    """What is added to signed minutes."""

    text = forms.CharField(label=_("What is added"), widget=forms.Textarea(attrs={"rows": 8}))
    reason = reason_field(
        _("Why it is added"), _("The supplement is public. The signed minutes stay as they are.")
    )
