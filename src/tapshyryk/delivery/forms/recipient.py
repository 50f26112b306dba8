"""What is filled in on a recipient's card."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.fields import DayField, offer, offer_rows
from tapshyryk.core.identities.choices import Sex
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.steps import StepForm
from tapshyryk.delivery.models import Recipient
from tapshyryk.delivery.queries.identity import identity_for
from tapshyryk.needs.models import SocialCard
from tapshyryk.needs.queries.social_cards import open_cards_of

IDENTITY = ("full_name", "born_on", "guardian_name", "address", "phone")
KNOWN = {"yes": True, "no": False, "": None}


class CardForm(StepForm):
    """The card: who the person is (kept sealed), and what figures need."""

    full_name = forms.CharField(label=_("Full name"), max_length=200)
    born_on = DayField(label=_("Day of birth"))
    sex = forms.ChoiceField(label=_("Sex"))
    guardian_name = forms.CharField(
        label=_("Parent or guardian"), max_length=200, required=False, help_text=_("For a child.")
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    vulnerable_group = forms.CharField(
        label=_("Vulnerable group"),
        max_length=120,
        required=False,
        help_text=_("For example: child with a disability, large family. No diagnosis."),
    )
    known_before = forms.ChoiceField(
        label=_("Was on a register before"),
        required=False,
        help_text=_("“No” marks a latent need: the person was found in a house-to-house round."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "sex", Sex.choices)
        offer(self, "known_before", (("yes", _("yes")), ("no", _("no"))))

    def clean_born_on(self) -> Any:
        """A birthday lies behind us, and not more than 120 years."""
        born, today = self.cleaned_data["born_on"], clock.today()
        if born > today or today.year - born.year > 120:
            raise forms.ValidationError(_("Check the day of birth."))
        return born

    def arguments(self) -> dict[str, Any]:
        """The identity gathered, the rest as it is."""
        given = dict(self.cleaned_data)
        given["identity"] = Identity(**{name: given.pop(name) for name in IDENTITY})
        given["known_before"] = KNOWN[given["known_before"]]
        return given


class RegisterForm(CardForm):
    """The card with consent and target group."""

    consent_on = DayField(
        label=_("Day of consent"),
        help_text=_("When the recipient or the guardian signed that the data may be kept."),
    )
    fits_target_group = forms.BooleanField(
        label=_("Belongs to the target group of the order"), required=False
    )


class FromCardForm(StepForm):
    """Which open social card of the municipality, by its number."""

    card = forms.ModelChoiceField(
        label=_("Social card"),
        queryset=SocialCard.objects.none(),
        help_text=_("Those opened in a house-to-house round and not passed on yet."),
    )
    fits_target_group = forms.BooleanField(
        label=_("Belongs to the target group of the order"), required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        cards = open_cards_of(self.subject.order.municipality).select_related("settlement")
        offer_rows(self, "card", cards, card_in_words)


def card_in_words(card: SocialCard) -> str:
    """The number with what figures know of the person: enough to find the paper card, and no name."""
    known = (card.settlement.name, card.get_sex_display(), card.get_age_band_display(), card.vulnerable_group)
    return f"{card.card_number} ({', '.join(str(part) for part in known if part)})"


class CorrectForm(CardForm):
    """The card as it stands, to be corrected."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        identity = identity_for(self.actor, self.subject)
        for name in IDENTITY:
            self.fields[name].initial = getattr(identity, name)
        for name in ("sex", "vulnerable_group"):
            self.fields[name].initial = getattr(self.subject, name)
        self.fields["known_before"].initial = {True: "yes", False: "no", None: ""}[self.subject.known_before]


class LeaveForm(StepForm):
    """When and why a recipient left."""

    day = DayField(label=_("Last day"))
    because = forms.ChoiceField(label=_("Why"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "because", Recipient.Leaving.choices)
        self.fields["day"].initial = clock.today()
