"""The steps people take in the assemblies room, each with its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.assemblies.actions.convening import add_option, cancel_assembly, convene_assembly
from tapshyryk.assemblies.actions.minutes import note_hearing, sign_minutes
from tapshyryk.assemblies.actions.papers import print_tally_sheet
from tapshyryk.assemblies.actions.voting import (
    close_vote,
    correct_present,
    count_hands,
    open_assembly,
    run_off,
)
from tapshyryk.assemblies.forms.convening import AddOptionForm, CancelAssemblyForm, ConveneAssemblyForm
from tapshyryk.assemblies.forms.voting import (
    CorrectPresentForm,
    CountHandsForm,
    NoteHearingForm,
    OpenAssemblyForm,
)
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import PaperForm, Step
from tapshyryk.places.models import Municipality

WORTH_HEARING = frozenset({"contracted", "delivering", "completed"})
"""States of a social order, as its room names them, in which residents can hear what it has achieved."""


def assembly_in(parent: Any) -> Assembly | None:
    """An assembly about to be convened in a municipality, or to hear the results of an order there."""
    if isinstance(parent, Municipality):
        return Assembly(municipality=parent)
    if parent.state not in WORTH_HEARING:
        return None
    return Assembly(municipality=parent.municipality, purpose=Assembly.Purpose.HEARING, heard_order=parent.pk)


def its_day(assembly: Assembly) -> date:
    """The day residents gather."""
    return assembly.convened_for.astimezone(clock.LOCAL_ZONE).date()


STEPS = (
    Step(
        "assembly",
        "convene_assembly",
        convene_assembly,
        form=ConveneAssemblyForm,
        begins_at=("municipality", "order"),
        begin=assembly_in,
        intro=N_("Residents choose one problem of the list, or hear what an order has achieved."),
    ),
    Step("assembly", "add_option", add_option, form=AddOptionForm, waits=False),
    Step("assembly", "print_tally_sheet", print_tally_sheet, form=PaperForm, waits=False),
    Step(
        "assembly",
        "open_assembly",
        open_assembly,
        form=OpenAssemblyForm,
        due=its_day,
        intro=N_("The assembly elects a chair and a secretary, and everybody present is counted."),
    ),
    Step("assembly", "correct_present", correct_present, form=CorrectPresentForm, waits=False),
    Step(
        "assembly",
        "count_hands",
        count_hands,
        form=CountHandsForm,
        due=its_day,
        intro=N_("Each person raises a hand once. Write 0 where nobody did."),
    ),
    Step("assembly", "note_hearing", note_hearing, form=NoteHearingForm, waits=False),
    Step(
        "assembly",
        "close_vote",
        close_vote,
        due=its_day,
        intro=N_("After closing, the counts cannot be changed."),
    ),
    Step("assembly", "run_off", run_off, intro=N_("A second vote is held between the problems that tied.")),
    Step(
        "assembly",
        "sign_minutes",
        sign_minutes,
        due=its_day,
        intro=N_("Read the minutes once more: after signing, nothing in them changes."),
    ),
    Step("assembly", "cancel_assembly", cancel_assembly, form=CancelAssemblyForm, waits=False),
)
