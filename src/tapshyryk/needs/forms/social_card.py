"""What is asked when somebody is found, looked at, corrected or erased, and of a team's whole sheet."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.fields import DayField, offer, offer_rows
from tapshyryk.core.identities.choices import AgeBand, Sex
from tapshyryk.core.identities.domain.identity import OF_IDENTITY, Identity, identity_of
from tapshyryk.core.identities.matching import kept_already, marks
from tapshyryk.core.steps import StepForm
from tapshyryk.needs.forms.round import EnterVisitsForm, name_of
from tapshyryk.needs.models import SocialCard
from tapshyryk.needs.queries.social_cards import identity_opened, read_identity
from tapshyryk.needs.sheet import Read, people_in, uncounted_in
from tapshyryk.places.models import Settlement

KNOWN = {"yes": True, "no": False, "": None}
PURPOSES = (
    ("open", _("to open the social card")),
    ("reach", _("to visit or telephone")),
    ("correct", _("to correct the card")),
    ("enrol", _("to pass the person on to a service")),
)


class FoundForm(StepForm):
    """Where, when, sex and whether a register knew: what is asked of everybody found."""

    settlement = forms.ModelChoiceField(label=_("Settlement"), queryset=Settlement.objects.none())
    found_on = DayField(label=_("Day of the visit"))
    sex = forms.ChoiceField(label=_("Sex"))
    known_before = forms.ChoiceField(
        label=_("Was on a register before"),
        required=False,
        help_text=_("“No” marks a latent need. Leave empty if nobody has looked."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        here = Settlement.objects.filter(pk__in=self.subject.round.places.values("settlement"))
        offer_rows(self, "settlement", here, name_of)
        offer(self, "sex", Sex.choices)
        offer(self, "known_before", (("yes", _("yes")), ("no", _("no"))))
        self.initial.setdefault("found_on", clock.today())

    def arguments(self) -> dict[str, Any]:
        """The settlement put on the card, the rest as the action takes it."""
        given = dict(self.cleaned_data)
        self.subject.settlement = given.pop("settlement")
        given["known_before"] = KNOWN[given["known_before"]]
        return given


class PersonFields(forms.Form):
    """Who it is: kept sealed."""

    full_name = forms.CharField(label=_("Full name"), max_length=200)
    born_on = DayField(label=_("Day of birth"))
    guardian_name = forms.CharField(
        label=_("Parent or guardian"),
        max_length=200,
        required=False,
        help_text=_("For a child: whoever is named here gave the consent."),
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    vulnerable_group = forms.CharField(
        label=_("Vulnerable group"),
        max_length=120,
        required=False,
        help_text=_("For example: child with a disability, large family. No diagnosis."),
    )
    is_another = forms.BooleanField(
        label=_("I have checked: this is another person of the same name and birthday"), required=False
    )

    def clean_born_on(self) -> Any:
        """A birthday lies behind us, and not more than 120 years."""
        born, today = self.cleaned_data["born_on"], clock.today()
        if born is not None and (born > today or today.year - born.year > 120):
            raise forms.ValidationError(_("Check the day of birth."))
        return born


class RecordFoundForm(FoundForm, PersonFields):
    """Somebody found who consented."""

    consent_on = DayField(
        label=_("Day of consent"), help_text=_("When the person or the guardian agreed to be written down.")
    )

    field_order = ("full_name", "born_on", "sex", "settlement", "found_on", "consent_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("consent_on", clock.today())

    def arguments(self) -> dict[str, Any]:
        """The identity gathered."""
        given = super().arguments()
        given["identity"] = Identity(**{name: given.pop(name) for name in OF_IDENTITY})
        return given


class RecordRefusalForm(FoundForm):
    """Somebody found who did not consent: no name is asked."""

    age_band = forms.ChoiceField(label=_("Age"))

    field_order = ("settlement", "found_on", "sex", "age_band")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "age_band", AgeBand.choices)


class LookForm(StepForm):
    """What for."""

    purpose = forms.ChoiceField(
        label=_("What for"), help_text=_("That you looked, when and what for, is kept.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "purpose", PURPOSES)


class CorrectCardForm(PersonFields, StepForm):
    """What is to be corrected; of who it is, what is left empty stays, and only an opened card is shown."""

    sex = forms.ChoiceField(label=_("Sex"))
    known_before = forms.ChoiceField(label=_("Was on a register before"), required=False)

    field_order = ("full_name", "born_on", "sex", "known_before")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        opened = identity_opened(self.actor, self.subject)
        for name in OF_IDENTITY:
            self.fields[name].required = False
            self.fields[name].initial = getattr(opened, name, None)
        self.fields["full_name"].help_text = _("Of who it is, what is left empty stays as it was.")
        offer(self, "sex", Sex.choices)
        offer(self, "known_before", (("yes", _("yes")), ("no", _("no"))))
        for name in ("sex", "vulnerable_group"):
            self.fields[name].initial = getattr(self.subject, name)
        self.fields["known_before"].initial = {True: "yes", False: "no", None: ""}[self.subject.known_before]

    def arguments(self) -> dict[str, Any]:
        """The identity as it will stand: what was typed, else what stood there."""
        given = dict(self.cleaned_data)
        typed = {name: given.pop(name) for name in OF_IDENTITY}
        kept = read_identity(self.subject)
        given["identity"] = Identity(**{name: typed[name] or getattr(kept, name) for name in OF_IDENTITY})
        given["known_before"] = KNOWN[given["known_before"]]
        return given


class EraseForm(StepForm):
    """Why who it is is erased."""

    because = forms.ChoiceField(
        label=_("Why"), help_text=_("Name, birthday and contacts are erased for good.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "because", SocialCard.Erasing.choices)


class TeamSheetForm(EnterVisitsForm):
    """A whole sheet: counts, people, and those who did not consent."""

    people = forms.CharField(
        label=_("People found who consented"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "One a line, or pasted from a spreadsheet: full name; day of birth; sex; on a register before "
            "(yes or no); vulnerable group; parent or guardian; telephone; address. The last five can be "
            "left out."
        ),
    )
    uncounted = forms.CharField(
        label=_("People found who did not consent"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("One a line, without a name: sex and age in years, such as: female; 34."),
    )
    are_others = forms.BooleanField(
        label=_("I have checked: those of the same name and birthday are other people"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Read the lines and point out who is kept already, or stands twice on the sheet."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        people, uncounted = (
            people_in(cleaned.get("people") or ""),
            uncounted_in(cleaned.get("uncounted") or ""),
        )
        for name, read in (("people", people), ("uncounted", uncounted)):
            for problem in read.problems:
                self.add_error(name, str(problem))
        if not people.problems and not cleaned.get("are_others"):
            for number in self._kept(people):
                self.add_error(
                    "people",
                    gettext(
                        "Row %(row)s: somebody of this name and birthday is kept already or stands twice."
                    )
                    % {"row": number},
                )
        self.read = {"people": people, "uncounted": uncounted}
        return cleaned

    def _kept(self, people: Read) -> list[int]:
        """The numbers of lines whose person is kept in the municipality, or stands on the sheet before."""
        own = {line.number: marks(identity_of(line.values)) for line in people.lines}
        known = kept_already({one for found in own.values() for one in found}, self.subject.municipality_id)
        times = Counter(found[0] for found in own.values())
        return [number for number, found in own.items() if known.intersection(found) or times[found[0]] > 1]

    def arguments(self) -> dict[str, Any]:
        """The lines as rows."""
        given = dict(self.cleaned_data)
        for name, read in self.read.items():
            given[name] = [line.values for line in read.lines]
        return given
