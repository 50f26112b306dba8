"""How somebody found in a house-to-house round gets a social card, or stays a figure."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards import social_card as guards

SOCIAL_CARD = Lifecycle(
    "social_card",
    label=N_("Found person"),
    states={
        "found": N_("Found"),
        "opened": N_("Social card opened"),
        "served": N_("Passed on to a service"),
        "refused": N_("Did not consent"),
        "erased": N_("Erased"),
    },
    final={"served", "refused", "erased"},
    moves=(
        Move(
            "record_found",
            NEW,
            "found",
            permission="needs.walk_round",
            label=N_("Write down somebody found"),
            done=N_("Found person written down"),
            public=False,
            locks=("round",),
            guards=(
                guards.round_is_under_way,
                guards.found_in_its_settlements,
                guards.found_on_a_past_day,
                guards.consented,
                guards.guardian_for_a_child,
                guards.kept_once,
            ),
        ),
        Move(
            "record_refusal",
            NEW,
            "refused",
            permission="needs.walk_round",
            label=N_("Count somebody who did not consent"),
            done=N_("Found person counted without consent"),
            public=False,
            locks=("round",),
            guards=(
                guards.round_is_under_way,
                guards.found_in_its_settlements,
                guards.found_on_a_past_day,
            ),
        ),
        Move(
            "look_at_card",
            {"found", "opened"},
            STAYS,
            permission="needs.see_found",
            label=N_("See who it is"),
            done=N_("Card looked at"),
            public=False,
        ),
        Move(
            "open_card",
            {"found"},
            "opened",
            permission="needs.keep_cards",
            label=N_("Open a social card"),
            done=N_("Social card opened"),
            public=False,
        ),
        Move(
            "correct_card",
            {"found", "opened"},
            STAYS,
            permission="needs.keep_cards",
            label=N_("Correct the card of a found person"),
            done=N_("Card of a found person corrected"),
            public=False,
            guards=(guards.consented, guards.guardian_for_a_child, guards.kept_once),
        ),
        Move(
            "erase_card",
            {"found", "opened"},
            "erased",
            permission="needs.keep_cards",
            label=N_("Erase who it is"),
            done=N_("Identity of a found person erased"),
            public=False,
        ),
        Move(
            "pass_card_on",
            {"opened"},
            "served",
            permission="needs.pass_card_on",
            label=N_("Pass the card on to a service"),
            done=N_("Social card passed on to a service"),
            public=False,
        ),
    ),
)
