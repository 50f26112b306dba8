"""What is asked when an assembly opens, hands are counted and what was heard is noted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.forms.minutes import names_in
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, offer_rows, paragraph, reason_field
from tapshyryk.core.steps import StepForm
from tapshyryk.parties.models import Person
from tapshyryk.parties.queries.holders import people_holding


class OpenAssemblyForm(StepForm):
    """Who leads, who writes, and how many came."""

    chair = forms.ModelChoiceField(label=_("Chair"), queryset=Person.objects.none(), required=False)
    chair_name = forms.CharField(
        label=_("Chair, if not in the list: full name"), max_length=200, required=False
    )
    secretary = forms.ModelChoiceField(label=_("Secretary"), queryset=Person.objects.none(), required=False)
    secretary_name = forms.CharField(
        label=_("Secretary, if not in the list: full name"), max_length=200, required=False
    )
    counting_group = forms.ModelMultipleChoiceField(
        label=_("Counting group"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    counting_group_names = forms.CharField(
        label=_("Counting group, those not in the list: full names, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Neither the chair nor the secretary. They sign the minutes."),
    )
    present = CountField(label=_("People present"))
    women = CountField(
        label=_("Of them women"), required=False, help_text=_("Leave empty if they were not counted.")
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        known = people_holding(subject.municipality.body)
        for role in ("chair", "secretary"):
            offer_rows(self, role, known, lambda person: person.full_name)
        if subject.purpose != Assembly.Purpose.CHOICE:
            del self.fields["counting_group"], self.fields["counting_group_names"]
        else:
            self.fields["counting_group"].queryset = known.order_by("full_name")
            self.fields["counting_group"].label_from_instance = lambda person: person.full_name

    def clean(self) -> dict[str, Any]:
        """Take the name where nobody was chosen; ask where neither was given."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for role in ("chair", "secretary"):
            cleaned[role] = cleaned.get(role) or cleaned.get(f"{role}_name", "")
            if not cleaned[role] and role not in self.errors:
                self.add_error(role, _("Choose a person or write the name."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """Chair, secretary and counting group as people or names, and the counts."""
        given = {name: self.cleaned_data[name] for name in ("chair", "secretary", "present", "women")}
        chosen = list(self.cleaned_data.get("counting_group", ()))
        return {
            **given,
            "counting_group": [*chosen, *names_in(self.cleaned_data.get("counting_group_names", ""))],
        }


class RoundField(forms.IntegerField):
    """The round a page was made for, sent back unseen: another may have begun since."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, min_value=1, max_value=2, widget=forms.HiddenInput, **options)


class CorrectPresentForm(StepForm):
    """The number of people present as it should have been entered."""

    present = CountField(label=_("People present"))
    women = CountField(
        label=_("Of them women"), required=False, help_text=_("Leave empty if they were not counted.")
    )
    reason = reason_field(_("Why the number is corrected"))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("present", subject.present)
        self.initial.setdefault("women", subject.women)


class CountHandsForm(StepForm):
    """The hands raised for each problem of the present vote: one field a problem."""

    vote_round = RoundField()

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("vote_round", subject.round)
        if subject.sections > 1:
            self.fields["section"] = forms.TypedChoiceField(
                label=_("Section of the hall"),
                coerce=int,
                choices=[(number, number) for number in range(1, subject.sections + 1)],
            )
        self._options = {f"votes_{option.position}": option for option in subject.ballot()}
        for name, option in self._options.items():
            self.fields[name] = CountField(
                label=f"{option.position}. {option.words}",
                initial=option.counted(subject.round) if subject.sections == 1 else None,
            )

    def arguments(self) -> dict[str, Any]:
        """The votes by the key of the option, the section of the hall and the round they were raised in."""
        votes = {option.pk: self.cleaned_data[name] for name, option in self._options.items()}
        return {
            "votes": votes,
            "section": self.cleaned_data.get("section", 1),
            "vote_round": self.cleaned_data["vote_round"],
        }


class NoteHearingForm(StepForm):
    """What was said where residents gathered."""

    heard = paragraph(
        _("What was heard"),
        help_text=_("Who reported, what was asked, what was decided. It goes into the minutes."),
        rows=12,
        longest=20_000,
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("heard", subject.heard)
