"""What is asked when a needs study is drafted and concluded."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import DayField, paragraph
from tapshyryk.core.steps import StepForm


class StudyTimeForm(StepForm):
    """From when to when needs were looked at."""

    since = DayField(label=_("From"))
    until = DayField(label=_("Until"), help_text=_("What was held in this time enters the study."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        today = clock.today()
        self.initial.setdefault("since", subject.since or date(today.year, 1, 1))
        self.initial.setdefault("until", subject.until or today)


class WordStudyForm(StudyTimeForm):
    """What the municipality concludes, in both official languages."""

    conclusion_ky = paragraph(
        _("Conclusion in Kyrgyz"),
        help_text=_("Which need comes first and why. Everybody reads this; write no names of residents."),
        rows=8,
        longest=8000,
    )
    conclusion_ru = paragraph(_("Conclusion in Russian"), rows=8, longest=8000)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        for name in ("conclusion_ky", "conclusion_ru"):
            self.initial.setdefault(name, getattr(subject, name))
