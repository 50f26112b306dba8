"""The steps people take with a needs study, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.needs_study import (
    draft_needs_study,
    drop_needs_study,
    issue_needs_study,
    word_needs_study,
)
from tapshyryk.needs.forms.needs_study import StudyTimeForm, WordStudyForm
from tapshyryk.needs.models import NeedsStudy


def study_of(municipality: Any) -> NeedsStudy:
    """A study about to be drafted in a municipality."""
    return NeedsStudy(municipality=municipality)


STEPS = (
    Step(
        "needs_study",
        "draft_needs_study",
        draft_needs_study,
        form=StudyTimeForm,
        begins_at="municipality",
        begin=study_of,
        intro=N_("The study gathers what was done in a time; what was not done, it says plainly."),
    ),
    Step("needs_study", "word_needs_study", word_needs_study, form=WordStudyForm),
    Step(
        "needs_study",
        "issue_needs_study",
        issue_needs_study,
        intro=N_("The paper is made in Kyrgyz and Russian and published; it cannot be changed afterwards."),
    ),
    Step("needs_study", "drop_needs_study", drop_needs_study, waits=False),
)
