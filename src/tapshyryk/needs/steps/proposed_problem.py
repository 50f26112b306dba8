"""The steps people take with proposed problems, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.needs.actions.following import follow_problem, unfollow_problem
from tapshyryk.needs.actions.moderation import (
    decline_problem,
    hear_problem,
    merge_problem,
    publish_problem,
    return_problem,
    unmerge_problem,
)
from tapshyryk.needs.actions.proposing import (
    propose_problem,
    propose_problem_as_organisation,
    propose_problem_on_behalf,
    reword_proposal,
)
from tapshyryk.needs.forms.proposed_problem import (
    AsOrganisationForm,
    DeclineForm,
    HearForm,
    MergeForm,
    OnBehalfForm,
    ProposeForm,
    PublishForm,
    ReturnForm,
    RewordForm,
    UnmergeForm,
)
from tapshyryk.needs.models import Following, ProposedProblem
from tapshyryk.needs.queries.proposed_problems import READABLE


def problem_in(municipality: Any) -> ProposedProblem:
    """A problem about to be proposed in a municipality."""
    return ProposedProblem(municipality=municipality)


def problem_of(organisation: Any) -> ProposedProblem:
    """A problem about to be proposed by an organisation."""
    return ProposedProblem(organisation=organisation)


def following_of(problem: ProposedProblem) -> Following | None:
    """A following about to begin; nobody follows what not everybody can read."""
    return Following(problem=problem) if problem.state in READABLE else None


STEPS = (
    Step(
        "proposed_problem",
        "propose_problem",
        propose_problem,
        form=ProposeForm,
        begins_at="municipality",
        begin=problem_in,
        intro=N_("The specialist of the municipality looks at it before everybody reads it."),
    ),
    Step(
        "proposed_problem",
        "propose_problem_as_organisation",
        propose_problem_as_organisation,
        form=AsOrganisationForm,
        begins_at="organisation",
        begin=problem_of,
        intro=N_("Once the specialist publishes it, everybody reads it under the organisation's name."),
    ),
    Step(
        "proposed_problem",
        "propose_problem_on_behalf",
        propose_problem_on_behalf,
        form=OnBehalfForm,
        begins_at="municipality",
        begin=problem_in,
        intro=N_("Write what the person said, in the person's own words."),
    ),
    Step(
        "proposed_problem",
        "publish_problem",
        publish_problem,
        form=PublishForm,
        intro=N_("Everybody will read what the author wrote, as it stands."),
    ),
    Step("proposed_problem", "return_problem", return_problem, form=ReturnForm, waits=False),
    Step("proposed_problem", "reword_proposal", reword_proposal, form=RewordForm),
    Step("proposed_problem", "decline_problem", decline_problem, form=DeclineForm, waits=False),
    Step("proposed_problem", "merge_problem", merge_problem, form=MergeForm, waits=False),
    Step("proposed_problem", "unmerge_problem", unmerge_problem, form=UnmergeForm, waits=False),
    Step("proposed_problem", "hear_problem", hear_problem, form=HearForm, waits=False),
    Step(
        "following",
        "follow_problem",
        follow_problem,
        begins_at="proposed_problem",
        begin=following_of,
        intro=N_("You get a letter at each step of the problem's fate."),
    ),
    Step("following", "unfollow_problem", unfollow_problem, waits=False),
)
