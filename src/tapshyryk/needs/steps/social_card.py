"""The steps people take with those found in a house-to-house round, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import NothingToFill, Step
from tapshyryk.needs.actions.social_card import (
    correct_card,
    erase_card,
    look_at_card,
    open_card,
    record_found,
    record_refusal,
)
from tapshyryk.needs.actions.team_sheet import enter_team_sheet
from tapshyryk.needs.forms.social_card import (
    CorrectCardForm,
    EraseForm,
    LookForm,
    RecordFoundForm,
    RecordRefusalForm,
    TeamSheetForm,
)
from tapshyryk.needs.models import Round, SocialCard


def card_of(this: Round) -> SocialCard | None:
    """Somebody about to be written down in a round that is under way."""
    return SocialCard(round=this) if this.state == "under_way" else None


def may_be_opened(card: SocialCard, _actor: Any) -> bool:
    """Whoever was found waits for a social card."""
    return card.state == "found"


STEPS = (
    Step(
        "round",
        "enter_team_sheet",
        enter_team_sheet,
        form=TeamSheetForm,
        waits=False,
        intro=N_("Type the sheet as it is, line by line, or paste the lines from a spreadsheet."),
    ),
    Step(
        "social_card",
        "record_found",
        record_found,
        form=RecordFoundForm,
        begins_at="round",
        begin=card_of,
        intro=N_("Who the person is stays sealed: the municipal specialist can look, and each look is kept."),
    ),
    Step(
        "social_card",
        "record_refusal",
        record_refusal,
        form=RecordRefusalForm,
        begins_at="round",
        begin=card_of,
        intro=N_("Nothing is kept of who it is: the person is only counted."),
    ),
    Step("social_card", "look_at_card", look_at_card, form=LookForm, waits=False),
    Step("social_card", "open_card", open_card, form=NothingToFill, waits=may_be_opened),
    Step("social_card", "correct_card", correct_card, form=CorrectCardForm, waits=False),
    Step("social_card", "erase_card", erase_card, form=EraseForm, waits=False),
)
