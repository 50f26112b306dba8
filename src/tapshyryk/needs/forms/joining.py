"""What is asked when a municipality joins, is reviewed, meets its residents and is advised."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.fields import CountField, DayField, offer, offer_rows, paragraph
from tapshyryk.core.files.fields import CheckedFileField
from tapshyryk.core.steps import StepForm
from tapshyryk.needs.models import Problem
from tapshyryk.needs.models.joining import CONTACTS, STAGES
from tapshyryk.places.models import Settlement


class ExpressInterestForm(StepForm):
    """Why the municipality wants to join, and who stands behind it."""

    why = paragraph(_("Why the municipality wants to join"), help_text=_("Everybody reads this."), rows=6)
    themes = forms.MultipleChoiceField(
        label=_("Themes"), choices=Problem.Theme.choices, widget=forms.CheckboxSelectMultiple
    )
    contact_role = forms.ChoiceField(
        label=_("Who speaks for the municipality"), help_text=_("The role; the name is in the register.")
    )
    council_decision = forms.CharField(
        label=_("Decision of the local council"),
        max_length=300,
        required=False,
        help_text=_("Its day and number, such as: decision no. 4 of 3 March 2026."),
    )
    council_file = CheckedFileField(
        label=_("The decision, scanned"),
        required=False,
        help_text=_("Read by the municipality and the state body."),
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer(self, "contact_role", [(role, gettext(ROLE_LABELS[role])) for role in CONTACTS])


class AskAboutJoiningForm(StepForm):
    """One question, and what it is needed for."""

    text = paragraph(_("Question"))
    reason = paragraph(_("Why it is asked"), rows=3, longest=1000)


class AnswerAboutJoiningForm(StepForm):
    """The answer to the question that is open."""

    answer = paragraph(_("Answer"), rows=6)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        asked = subject.questions.filter(answered_on__isnull=True).first()
        if asked is not None:
            self.fields["answer"].help_text = asked.text


class JoiningReasonForm(StepForm):
    """The reason of a decision."""

    reason = paragraph(_("Reason"), help_text=_("Everybody sees the reason."), rows=3, longest=1000)


class OrientationMeetingForm(StepForm):
    """Where people met, how many, and what they were told."""

    held_on = DayField(label=_("Held on"))
    settlements = forms.ModelMultipleChoiceField(
        label=_("Villages whose people were invited"),
        queryset=Settlement.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    venue = forms.CharField(
        label=_("Venue"), max_length=300, help_text=_("The village and the building, such as the school.")
    )
    present = CountField(label=_("People present"))
    women = CountField(
        label=_("Of them women"), required=False, help_text=_("Leave empty if they were not counted.")
    )
    explained = paragraph(
        _("What was explained"), help_text=_("Everybody reads this; write no names of residents.")
    )

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        villages = Settlement.objects.filter(municipality=subject.municipality)
        offer_rows(self, "settlements", villages, lambda each: str(each.name))


class GiveAdviceForm(StepForm):
    """What was advised, on what, when."""

    given_on = DayField(label=_("Given on"))
    stage = forms.ChoiceField(label=_("Stage"))
    topic = forms.CharField(
        label=_("Topic"), max_length=200, help_text=_("Everybody reads the topic; write no names.")
    )
    words = paragraph(_("Advice"), help_text=_("Read by the municipality and the state body."), rows=6)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        self.initial.setdefault("given_on", clock.today())
        offer(self, "stage", [(key, gettext(label)) for key, label in STAGES.items()])
