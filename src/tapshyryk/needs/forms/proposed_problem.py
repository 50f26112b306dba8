"""What is asked when a problem is proposed, answered by the specialist, merged, heard and followed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import CountField, offer, offer_rows, paragraph
from tapshyryk.core.files.checking import PHOTOS
from tapshyryk.core.files.fields import CheckedFileField
from tapshyryk.core.steps import StepForm
from tapshyryk.core.wording import current_language, wording
from tapshyryk.needs.actions.photos import MOST_PHOTOS
from tapshyryk.needs.actions.proposing import Words
from tapshyryk.needs.models import NeedsSession, Problem, ProposedProblem
from tapshyryk.needs.models.proposed_problem import TONGUES
from tapshyryk.needs.queries.proposed_problems import similar_proposals
from tapshyryk.places.models import Municipality, Settlement

MEGABYTES = 8
"""A telephone's photograph is three to six."""

THEMES = [("", "—"), *Problem.Theme.choices]


def title_field() -> forms.CharField:
    """The problem in one sentence."""
    return forms.CharField(
        label=_("The problem in one sentence"),
        max_length=200,
        help_text=_("Such as: the village has no kindergarten."),
    )


class ProposeForm(StepForm):
    """A problem in the author's own words; the action gets them as `words`."""

    title = title_field()
    language = forms.ChoiceField(label=_("Language you write in"), choices=TONGUES)
    text = paragraph(
        _("What is wrong, and for how long"),
        help_text=_("Write no names, addresses or telephone numbers: everybody will read this."),
        rows=6,
        required=False,
    )
    theme = forms.ChoiceField(label=_("Theme"), choices=THEMES)
    settlement = forms.ModelChoiceField(
        label=_("Village or part of the city"),
        queryset=Settlement.objects.none(),
        required=False,
        empty_label="—",
    )
    where = forms.CharField(label=_("Where exactly"), max_length=200, required=False)
    touches = forms.CharField(
        label=_("Whom it touches"),
        max_length=200,
        required=False,
        help_text=_("Such as: children of 2 to 6 who do not go to kindergarten."),
    )
    people = CountField(
        label=_("How many people"), required=False, help_text=_("Leave empty if you do not know.")
    )
    photo_1 = CheckedFileField(
        label=_("Photo"),
        accepted=PHOTOS,
        most_megabytes=MEGABYTES,
        required=False,
        help_text=_(
            "JPEG, PNG or WebP up to 8 MB. The place and the camera written in a photo are removed; show no"
            " faces without asking."
        ),
    )
    photo_2 = CheckedFileField(
        label=_("Second photo"), accepted=PHOTOS, most_megabytes=MEGABYTES, required=False
    )
    photo_3 = CheckedFileField(
        label=_("Third photo"), accepted=PHOTOS, most_megabytes=MEGABYTES, required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer_settlements()
        self.initial.setdefault("language", current_language())

    def offer_settlements(self) -> None:
        """Offer the settlements of the municipality; where none is registered, do not ask."""
        rows = Settlement.objects.filter(municipality=self.subject.municipality_id)
        offer_rows(self, "settlement", rows, lambda row: str(wording(row, "name")))
        if not rows.exists():
            del self.fields["settlement"]

    def arguments(self) -> dict[str, Any]:
        """The words, and what else the form asks."""
        given = dict(self.cleaned_data)
        photos = [photo for n in range(MOST_PHOTOS) if (photo := given.pop(f"photo_{n + 1}", None))]
        words = Words(
            language=given.pop("language"),
            title=given.pop("title"),
            theme=given.pop("theme"),
            text=given.pop("text"),
            settlement=given.pop("settlement", None),
            where=given.pop("where"),
            touches=given.pop("touches"),
            people=given.pop("people"),
            photos=tuple(photos),
        )
        return {"words": words, **given}


class SendForm(ProposeForm):
    """The same without an account: an address is asked, which nobody sees."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_(
            "You get a letter with a link; once you open it, the municipality sees the problem. Your address"
            " is shown to nobody."
        ),
    )


class AsOrganisationForm(ProposeForm):
    """The same for an organisation, which may speak of any municipality."""

    municipality = forms.ModelChoiceField(label=_("Municipality"), queryset=Municipality.objects.none())
    field_order = ("municipality",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_rows(self, "municipality", Municipality.objects.all(), lambda row: str(wording(row, "name")))
        if self._own_place:
            self.initial.setdefault("municipality", self._own_place)

    @property
    def _own_place(self) -> UUID | None:
        """The municipality the organisation belongs to, where it is known."""
        organisation = self.subject.organisation
        return organisation.municipality_id if organisation is not None else None

    def offer_settlements(self) -> None:
        """Offer those of every municipality under its name, those of the organisation's own first."""
        rows = Settlement.objects.select_related("municipality").order_by("municipality__name_ky", "name_ky")
        offer_rows(self, "settlement", rows, lambda row: str(wording(row, "name")))
        inside: dict[Municipality, list[tuple[UUID, str]]] = {}
        for row in rows:
            inside.setdefault(row.municipality, []).append((row.pk, str(wording(row, "name"))))
        if not inside:
            del self.fields["settlement"]
            return
        places = sorted(inside, key=lambda place: place.pk != self._own_place)
        offer(self, "settlement", [(str(wording(place, "name")), inside[place]) for place in places])

    def clean(self) -> dict[str, Any]:
        """Refuse a settlement of another municipality."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        settlement, place = cleaned.get("settlement"), cleaned.get("municipality")
        if settlement is not None and place is not None and settlement.municipality_id != place.pk:
            self.add_error("settlement", gettext("This village belongs to another municipality."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The words; the municipality is set on the problem that is about to be proposed."""
        given = super().arguments()
        self.subject.municipality = given.pop("municipality")
        return given


class OnBehalfForm(ProposeForm):
    """The same for somebody who came to the municipality."""

    consent = paragraph(
        _("How the person agreed"),
        help_text=_("Such as: in person at the reception on 2 March. Only the municipality reads this."),
        rows=2,
        longest=500,
    )
    email = forms.EmailField(label=_("Their e-mail, if they want letters"), max_length=254, required=False)


class RewordForm(ProposeForm):
    """The proposal in better words."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        problem = self.subject
        self.initial["title"] = getattr(problem, f"title_{problem.language}")
        for name in ("language", "text", "theme", "settlement", "where", "touches", "people"):
            self.initial[name] = getattr(problem, name)


class PublishForm(StepForm):
    """Under which theme it is published."""

    theme = forms.ChoiceField(label=_("Theme"), choices=Problem.Theme.choices)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("theme", self.subject.theme)


def _reason(label: Any, help_text: Any) -> forms.CharField:
    return paragraph(label, help_text=help_text, rows=3, longest=1000)


class ReturnForm(StepForm):
    """What the author is asked to change."""

    reason = _reason(_("What to reword or hide"), _("Only the author reads this."))


class DeclineForm(StepForm):
    """Why it is declined."""

    reason = _reason(_("Reason"), _("Everybody sees the reason."))


class UnmergeForm(StepForm):
    """Why the merging is taken back."""

    reason = _reason(_("Reason"), _("Everybody sees the reason."))


class MergeForm(StepForm):
    """With which other it is merged; the most similar stand first."""

    into = forms.ModelChoiceField(
        label=_("The one that stays"),
        queryset=ProposedProblem.objects.none(),
        help_text=_(
            "Both authors stay, both are told, and who followed either one follows the one that stays."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        problem = self.subject
        rows = ProposedProblem.objects.filter(municipality=problem.municipality_id, state="published")
        rows = rows.exclude(pk=problem.pk)
        offer_rows(self, "into", rows, lambda row: str(row.title))
        first = similar_proposals(problem.folded_title, municipality=problem.municipality.slug)
        near = [row for row in first if row.municipality_id == problem.municipality_id and row != problem]
        if near:
            rest = rows.exclude(pk__in=[row.pk for row in near]).order_by("-pk")
            offer(self, "into", [(row.pk, str(row.title)) for row in (*near, *rest)])


class HearForm(StepForm):
    """At which session it was named."""

    session = forms.ModelChoiceField(label=_("Session"), queryset=NeedsSession.objects.none())
    votes = CountField(
        label=_("Votes"), required=False, help_text=_("Leave empty if they are not counted yet.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = NeedsSession.objects.filter(municipality=self.subject.municipality_id, state="held")
        offer_rows(self, "session", held, lambda session: f"{session.title}, {session.held_on:%d.%m.%Y}")
