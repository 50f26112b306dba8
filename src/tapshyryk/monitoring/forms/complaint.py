"""Forms of a complaint about a service and of its answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.fields import paragraph
from tapshyryk.core.steps import StepForm
from tapshyryk.monitoring.models import ServiceComplaint


class ComplainForm(StepForm):
    """What a complaint is about, in its author's words."""

    topic = forms.ChoiceField(label=_("What is it about"), choices=ServiceComplaint.Topic.choices)
    text = paragraph(
        _("Your complaint"),
        help_text=_(
            "Only the customer who answers reads this and sees your name; the public sees the topic and the"
            " day."
        ),
        rows=6,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.actor.is_person:
            self.fields["text"].help_text = _(
                "Only the customer who answers reads this. Nobody learns who you are unless you write it"
                " here; the public sees the topic and the day."
            )


class AnswerComplaintForm(StepForm):
    """The customer's answer."""

    answer = paragraph(_("Answer"), help_text=_("Only the author of the complaint reads this."), rows=6)
