"""How a municipality joins: its head says why, the ministry reviews, advises and keeps it company."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.needs.domain.guards.joining import (
    advised_on_a_past_day,
    council_supports,
    joined_once,
    met_on_a_past_day,
    names_a_theme,
    said_why,
    somebody_was_there,
    women_were_among_them,
)

JOINING = Lifecycle(
    "joining",
    label=N_("Joining"),
    states={
        "expressed": N_("Under review"),
        "questioned": N_("Waits for an answer"),
        "joined": N_("Joined"),
        "declined": N_("Declined"),
        "withdrawn": N_("Withdrawn"),
    },
    final={"declined", "withdrawn"},
    moves=(
        Move(
            "express_interest",
            NEW,
            "expressed",
            permission="needs.join",
            label=N_("Ask to join"),
            done=N_("Municipality asked to join"),
            guards=(joined_once, names_a_theme, council_supports),
            locks=("municipality",),
        ),
        Move(
            "ask_about_joining",
            {"expressed"},
            "questioned",
            permission="needs.review_joining",
            label=N_("Ask the municipality"),
            done=N_("Question put to the municipality"),
            guards=(said_why,),
        ),
        Move(
            "answer_about_joining",
            {"questioned"},
            "expressed",
            permission="needs.answer_about_joining",
            label=N_("Answer the question"),
            done=N_("Municipality answered"),
        ),
        Move(
            "accept_joining",
            {"expressed"},
            "joined",
            permission="needs.review_joining",
            label=N_("Accept the municipality"),
            done=N_("Municipality accepted"),
            guards=(said_why,),
        ),
        Move(
            "decline_joining",
            {"expressed", "questioned"},
            "declined",
            permission="needs.review_joining",
            label=N_("Decline the municipality"),
            done=N_("Municipality declined"),
            guards=(said_why,),
        ),
        Move(
            "withdraw_joining",
            {"expressed", "questioned", "joined"},
            "withdrawn",
            permission="needs.join",
            label=N_("Withdraw from taking part"),
            done=N_("Municipality withdrew"),
            guards=(said_why,),
        ),
        Move(
            "hold_orientation_meeting",
            {"joined"},
            STAYS,
            permission="needs.orient",
            label=N_("Record an orientation meeting"),
            done=N_("Orientation meeting held"),
            guards=(somebody_was_there, women_were_among_them, met_on_a_past_day),
        ),
        Move(
            "give_advice",
            {"joined"},
            STAYS,
            permission="needs.advise",
            label=N_("Write down advice given"),
            done=N_("Advice given"),
            guards=(advised_on_a_past_day,),
            public=False,
        ),
    ),
)
