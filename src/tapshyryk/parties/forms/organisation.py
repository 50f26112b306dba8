"""What is asked when an organisation is registered, corrected, suspended or closed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import offer, paragraph
from tapshyryk.core.steps import StepForm
from tapshyryk.core.wording import LANGUAGES
from tapshyryk.parties.domain.kinds import CONTRACTORS
from tapshyryk.parties.models import Organisation


class _NamedForm(StepForm):
    """An organisation's name in up to three languages; the action gets it as `names`."""

    name_ky = forms.CharField(label=_("Name in Kyrgyz"), max_length=300, required=False)
    name_ru = forms.CharField(label=_("Name in Russian"), max_length=300, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the name in at least one language."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        names = [f"name_{language}" for language in LANGUAGES]
        if not any(cleaned.get(name) for name in names) and not any(name in self.errors for name in names):
            self.add_error("name_ky", _("Write the name in at least one language."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The cleaned data with the three names gathered under `names`, by language."""
        given = dict(self.cleaned_data)
        given["names"] = {language: given.pop(f"name_{language}", "") for language in LANGUAGES}
        return given


class RegisterOrganisationForm(_NamedForm):
    """A new entry of the register."""

    kind = forms.ChoiceField(label=_("Kind of organisation"))
    registration_number = forms.CharField(
        label=_("Registration number"),
        max_length=40,
        required=False,
        help_text=_("As in the certificate of the Ministry of Justice; leave empty if there is none."),
    )
    contact_public = forms.CharField(
        label=_("Public contact"),
        max_length=300,
        required=False,
        help_text=_("Address and telephone of the organisation; everybody sees it."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        kinds = [*sorted(CONTRACTORS), "executive", "council"]
        offer(self, "kind", [(kind.value, kind.label) for kind in Organisation.Kind if kind.value in kinds])


class CorrectOrganisationForm(_NamedForm):
    """An entry of the register as it stands, to be corrected."""

    registration_number = forms.CharField(label=_("Registration number"), max_length=40, required=False)
    contact_public = forms.CharField(label=_("Public contact"), max_length=300, required=False)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        for name in self.fields:
            self.initial.setdefault(name, getattr(subject, name) or "")


class ReasonForm(StepForm):
    """A reason everybody can read."""

    reason = paragraph(
        _("Reason"),
        help_text=_("Everybody sees the reason; do not write people's names in it."),
        rows=3,
        longest=1000,
    )
