"""Drafting a needs study, writing its conclusion, issuing it as a paper and replacing it by a later one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core.access.actors import Actor, System
from tapshyryk.core.documents.storing import make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.needs.models import NeedsStudy, StudiedProblem
from tapshyryk.needs.queries.needs_studies import gathered, problems_covered
from tapshyryk.needs.queries.study_paper import PAPER_LANGUAGES, study_on_paper

THE_HOUSE: Final = System("lifecycle")
"""Who replaces a study when a later one is issued."""


def draft_needs_study(
    study: NeedsStudy, *, actor: Actor, since: date, until: date, override: Override = NO_OVERRIDE
) -> Any:
    """Begin the study of the municipality set on the unsaved `study`, from `since` to `until`."""
    study.since, study.until = since, until
    given = {"since": since, "until": until}

    def effect(study: NeedsStudy, ask: Ask[Any]) -> Deed:
        study.slug = readable_slug(f"{study.municipality.slug} needs study {until.year}", NeedsStudy)
        return Deed(detail=given)

    return perform(study, "draft_needs_study", actor=actor, given=given, effect=effect, override=override)


def word_needs_study(
    study: NeedsStudy,
    *,
    actor: Actor,
    since: date,
    until: date,
    conclusion_ky: str,
    conclusion_ru: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write what the municipality concludes, and set the time of the study anew where it was wrong."""
    given = {"since": since, "until": until}

    def effect(study: NeedsStudy, ask: Ask[Any]) -> Deed:
        study.since, study.until = since, until
        study.conclusion_ky, study.conclusion_ru = conclusion_ky.strip(), conclusion_ru.strip()
        return Deed(detail={**given, "conclusion": {"ky": study.conclusion_ky, "ru": study.conclusion_ru}})

    return perform(study, "word_needs_study", actor=actor, given=given, effect=effect, override=override)


def issue_needs_study(study: NeedsStudy, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Issue the study: gather what there is, make the paper in Kyrgyz and Russian, replace the one before.

    The figures, and what is missing, are kept as they stood at that moment, and with them the problems it
    covers: an order on one of them rests on it.
    """

    def effect(study: NeedsStudy, ask: Ask[Any]) -> Deed:
        earlier = NeedsStudy.objects.filter(municipality=study.municipality_id, state="issued").first()
        if earlier is not None:
            supersede_needs_study(earlier, actor=THE_HOUSE, later=study)
        told = gathered(study)
        study.issued_on = ask.today
        study.figures = {**asdict(told.held), "participants": told.participants, "women": told.women}
        study.missing = list(told.missing)
        covered = list(problems_covered(study).order_by("pk"))
        for problem in covered:
            StudiedProblem(study=study, problem=problem).save(force_insert=True)
        return Deed(
            detail={
                "since": study.since,
                "until": study.until,
                "figures": study.figures,
                "missing": study.missing,
                "problems": [problem.slug for problem in covered],
                "replaces": earlier.slug if earlier is not None else "",
            },
            documents=tuple(_paper(study, language) for language in PAPER_LANGUAGES),
        )

    return perform(study, "issue_needs_study", actor=actor, effect=effect, override=override)


def drop_needs_study(study: NeedsStudy, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Give up a draft."""
    return perform(study, "drop_needs_study", actor=actor, override=override)


def supersede_needs_study(
    study: NeedsStudy, *, actor: Actor, later: NeedsStudy, override: Override = NO_OVERRIDE
) -> Any:
    """Put `later` in the place of an issued study, which stays readable."""

    def effect(study: NeedsStudy, ask: Ask[Any]) -> Deed:
        study.replaced_by = later.slug
        return Deed(detail={"later": later.slug})

    return perform(study, "supersede_needs_study", actor=actor, effect=effect, override=override)


def _paper(study: NeedsStudy, language: str) -> Any:
    with translation.override(language):
        return make_document(
            "needs/study",
            study_on_paper(study, language),
            subject=study,
            language=language,
            title=gettext("Needs study"),
            page=f"/{language}/studies/{study.slug}/",
        )
