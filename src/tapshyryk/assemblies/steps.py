"""The steps people take in the assemblies room, each with its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.assemblies.actions.convening import (
    add_option,
    cancel_assembly,
    convene_assembly,
    cost_options,
)
from tapshyryk.assemblies.actions.counting_group import change_counting_group
from tapshyryk.assemblies.actions.kit import print_assembly_kit
from tapshyryk.assemblies.actions.minutes import (
    attach_count_photo,
    attach_signed_minutes,
    correct_minutes,
    draft_minutes,
    note_hearing,
    put_signature,
    sign_minutes,
    supplement_minutes,
)
from tapshyryk.assemblies.actions.online import issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.papers import print_ballots, print_tally_sheet
from tapshyryk.assemblies.actions.roll import (
    enter_roll,
    register_arrivals,
    strike_from_roll,
    undo_arrival,
)
from tapshyryk.assemblies.actions.roll_out import take_roll_out
from tapshyryk.assemblies.actions.voting import (
    close_vote,
    correct_present,
    count_hands,
    open_assembly,
    run_off,
)
from tapshyryk.assemblies.forms.ballots import (
    CostOptionsForm,
    CountPapersForm,
    PrintBallotsForm,
    PrintKitForm,
    RunOffForm,
)
from tapshyryk.assemblies.forms.convening import AddOptionForm, CancelAssemblyForm, ConveneAssemblyForm
from tapshyryk.assemblies.forms.minutes import (
    AttachCountPhotoForm,
    AttachSignedMinutesForm,
    ChangeCountingGroupForm,
    CorrectMinutesForm,
    SupplementMinutesForm,
)
from tapshyryk.assemblies.forms.roll import (
    EnterRollForm,
    IssueCodesForm,
    RegisterArrivalsForm,
    StrikeFromRollForm,
    TakeRollOutForm,
    UndoArrivalForm,
)
from tapshyryk.assemblies.forms.voting import (
    CorrectPresentForm,
    CountHandsForm,
    NoteHearingForm,
    OpenAssemblyForm,
)
from tapshyryk.assemblies.models import Assembly, Way
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
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


def with_hands(assembly: Assembly, actor: Actor) -> bool:
    """Whether hands are raised."""
    return Way.HANDS in assembly.ways


def by_roll(assembly: Assembly, actor: Actor) -> bool:
    """Whether people vote by the roll."""
    return assembly.votes_by_roll()


def roll_missing(assembly: Assembly, actor: Actor) -> bool:
    """Whether ballots are waiting for a roll."""
    return bool(set(assembly.ways) - {Way.HANDS}) and not assembly.votes_by_roll()


def ballots_missing(assembly: Assembly, actor: Actor) -> bool:
    """Whether people vote on paper and no ballot is printed."""
    return Way.PAPER in assembly.ways and not assembly.printed()


def papers_uncounted(assembly: Assembly, actor: Actor) -> bool:
    """Whether people vote on paper and the ballots are not entered."""
    counts = assembly.ballot_counts.filter(round=assembly.round, way=Way.PAPER)
    return Way.PAPER in assembly.ways and not counts.exists()


def costs_missing(assembly: Assembly, actor: Actor) -> bool:
    """Whether several are to be chosen within a sum and a cost is missing."""
    return assembly.rule == Assembly.Rule.EQUAL_SHARES and any(
        option.cost_tyiyn is None for option in assembly.ballot()
    )


def undrafted(assembly: Assembly, actor: Actor) -> bool:
    """Whether no minutes are drawn up."""
    return assembly.minutes_draft() is None


def signatures_missing(assembly: Assembly, actor: Actor) -> bool:
    """Whether somebody has not signed the newest draft."""
    return bool(assembly.unsigned())


def my_signature_missing(assembly: Assembly, actor: Actor) -> bool:
    """Whether the actor has not signed the newest draft."""
    return any(person.ref == actor.ref for person in assembly.unsigned())


STEPS = (
    Step(
        "assembly",
        "convene_assembly",
        convene_assembly,
        form=ConveneAssemblyForm,
        begins_at=("municipality", "order"),
        begin=assembly_in,
        intro=N_(
            "Residents choose from a list, hear what an order has achieved, or talk over another matter."
        ),
    ),
    Step("assembly", "add_option", add_option, form=AddOptionForm, waits=False),
    Step("assembly", "cost_options", cost_options, form=CostOptionsForm, waits=costs_missing),
    Step(
        "assembly",
        "enter_roll",
        enter_roll,
        form=EnterRollForm,
        waits=roll_missing,
        intro=N_("The roll is seen only by those who keep it. People vote once, whichever way they choose."),
    ),
    Step(
        "assembly",
        "issue_voting_codes",
        issue_voting_codes,
        form=IssueCodesForm,
        waits=False,
        intro=N_("The slips are given to you once and kept nowhere. Print them and hand them over."),
    ),
    Step(
        "assembly",
        "take_roll_out",
        take_roll_out,
        form=TakeRollOutForm,
        waits=False,
        intro=N_(
            "The table has names. It is given to you once and kept nowhere; everybody sees that you took it."
        ),
    ),
    Step("assembly", "strike_from_roll", strike_from_roll, form=StrikeFromRollForm, waits=False),
    Step(
        "assembly",
        "print_assembly_kit",
        print_assembly_kit,
        form=PrintKitForm,
        waits=False,
        intro=N_("One file for the printer. It is given to you once and kept nowhere: the roll has names."),
    ),
    Step("assembly", "print_ballots", print_ballots, form=PrintBallotsForm, waits=ballots_missing),
    Step("assembly", "print_tally_sheet", print_tally_sheet, form=PaperForm, waits=False),
    Step(
        "assembly",
        "open_assembly",
        open_assembly,
        form=OpenAssemblyForm,
        due=its_day,
        intro=N_("The assembly elects a chair and a secretary, and everybody present is counted."),
    ),
    Step(
        "assembly",
        "register_arrivals",
        register_arrivals,
        form=RegisterArrivalsForm,
        due=its_day,
        waits=by_roll,
        intro=N_("Find the person on the roll, hand out the ballot, write the number."),
    ),
    Step("assembly", "undo_arrival", undo_arrival, form=UndoArrivalForm, waits=False),
    Step("assembly", "correct_present", correct_present, form=CorrectPresentForm, waits=False),
    Step(
        "assembly",
        "count_hands",
        count_hands,
        form=CountHandsForm,
        due=its_day,
        waits=with_hands,
        intro=N_("Each person raises a hand once. Write 0 where nobody did."),
    ),
    Step(
        "assembly",
        "count_papers",
        count_papers,
        form=CountPapersForm,
        due=its_day,
        waits=papers_uncounted,
        intro=N_("Count aloud in the hall. Every printed ballot has to be accounted for."),
    ),
    Step("assembly", "note_hearing", note_hearing, form=NoteHearingForm, waits=False),
    Step(
        "assembly",
        "close_vote",
        close_vote,
        due=its_day,
        intro=N_("After closing, the counts cannot be changed."),
    ),
    Step(
        "assembly",
        "run_off",
        run_off,
        form=RunOffForm,
        intro=N_("A second vote is held between the problems that tied."),
    ),
    Step(
        "assembly",
        "change_counting_group",
        change_counting_group,
        form=ChangeCountingGroupForm,
        waits=False,
    ),
    Step("assembly", "draft_minutes", draft_minutes, waits=undrafted),
    Step("assembly", "correct_minutes", correct_minutes, form=CorrectMinutesForm, waits=False),
    Step(
        "assembly",
        "put_signature",
        put_signature,
        due=its_day,
        waits=my_signature_missing,
        intro=N_("Read the draft first. By pressing the button you sign it as it stands."),
    ),
    Step(
        "assembly",
        "attach_signed_minutes",
        attach_signed_minutes,
        form=AttachSignedMinutesForm,
        due=its_day,
        waits=signatures_missing,
        intro=N_("Print the draft, let chair, secretary and counting group sign it, and scan it."),
    ),
    Step("assembly", "attach_count_photo", attach_count_photo, form=AttachCountPhotoForm, waits=False),
    Step(
        "assembly",
        "sign_minutes",
        sign_minutes,
        due=its_day,
        intro=N_("Read the minutes once more: after signing, nothing in them changes."),
    ),
    Step("assembly", "supplement_minutes", supplement_minutes, form=SupplementMinutesForm, waits=False),
    Step("assembly", "cancel_assembly", cancel_assembly, form=CancelAssemblyForm, waits=False),
)
