"""What is asked when a meeting that was entered wrongly is put right: which one, what it should say, why."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import CountField, DayField, offer_rows, paragraph, reason_field
from tapshyryk.core.formats import date_long
from tapshyryk.core.steps import StepForm
from tapshyryk.core.wording import current_language
from tapshyryk.needs.models import GroupMeeting, OrientationMeeting
from tapshyryk.places.models import Settlement

STAYS = _("Leave empty what is right as it stands.")


class _CorrectMeetingForm(StepForm):
    """A meeting, and what it should say; a field left empty keeps what stands there."""

    texts: ClassVar[tuple[str, ...]] = ()
    """The fields of the meeting that are words."""

    held_on = DayField(label=_("Held on"), required=False, help_text=STAYS)
    present = CountField(label=_("People present"), required=False)
    women = CountField(label=_("Of them women"), required=False)
    women_not_counted = forms.BooleanField(label=_("Women were not counted apart"), required=False)
    reason = reason_field(_("Why it is corrected"), _("Everybody sees the reason."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer_rows(self, "meeting", self.meetings(), named)

    def meetings(self) -> QuerySet[Any]:
        """The meetings recorded so far, the last one first."""
        rows: QuerySet[Any] = self.subject.meetings.order_by("-held_on", "-pk")
        return rows

    def clean(self) -> dict[str, Any]:
        """Ask for something that changes; women are either counted or not."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned["women_not_counted"] and cleaned["women"] is not None:
            self.add_error("women", gettext("Write how many, or tick that women were not counted."))
        elif not any(
            _is_given(value) for name, value in cleaned.items() if name not in {"meeting", "reason"}
        ):
            self.add_error(None, gettext("Write what is to be corrected."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """The meeting, all that it is to say, and the reason."""
        given, meeting = self.cleaned_data, self.cleaned_data["meeting"]
        said = {
            name: given[name] if _is_given(given[name]) else getattr(meeting, name)
            for name in ("held_on", "present", "women", *self.texts)
        }
        if given["women_not_counted"]:
            said["women"] = None
        return {"meeting": meeting, **said, "reason": given["reason"]}


class CorrectOrientationMeetingForm(_CorrectMeetingForm):
    """An orientation meeting as it was held."""

    texts = ("venue", "explained")

    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=OrientationMeeting.objects.none())
    settlements = forms.ModelMultipleChoiceField(
        label=_("Villages whose people were invited"),
        queryset=Settlement.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none if they are right as they stand; else tick all of them."),
    )
    venue = forms.CharField(label=_("Venue"), max_length=300, required=False)
    explained = paragraph(
        _("What was explained"),
        help_text=_("Everybody reads this; write no names of residents."),
        required=False,
    )

    field_order = ("meeting", "held_on", "settlements", "venue", "present", "women", "women_not_counted")

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        villages = Settlement.objects.filter(municipality=subject.municipality)
        offer_rows(self, "settlements", villages, lambda each: str(each.name))

    def arguments(self) -> dict[str, Any]:
        """The same, with the villages."""
        said = super().arguments()
        said["settlements"] = list(self.cleaned_data["settlements"] or said["meeting"].settlements.all())
        return said


class CorrectGroupMeetingForm(_CorrectMeetingForm):
    """A meeting of a working group as it was held."""

    texts = ("decided",)

    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=GroupMeeting.objects.none())
    decided = paragraph(
        _("What was decided"),
        help_text=_("Everybody reads this; write no names of residents."),
        rows=6,
        required=False,
    )

    field_order = ("meeting", "held_on", "present", "women", "women_not_counted", "decided")


def named(meeting: Any) -> str:
    """A meeting by its day and how many came."""
    day = date_long(meeting.held_on, current_language())
    return gettext("%(day)s, people: %(people)d") % {"day": day, "people": meeting.present}


def _is_given(value: Any) -> bool:
    """Whether something was written; nought is."""
    return bool(value) or (value == 0 and value is not False)
