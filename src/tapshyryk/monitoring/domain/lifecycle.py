"""How a service is watched: visits, findings mended, surveys, complaints."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.monitoring.domain.guards import (
    answered_in_words,
    answers_within_asked,
    contract_signed,
    has_answers,
    mended_after_the_visit,
    names_the_standard,
    reason_written,
    says_what_was_done,
    says_what_was_seen,
    visit_is_being_written_up,
    visited_on_a_past_day,
    visitors_are_counted,
    visitors_do_not_deliver,
)

VISIT = Lifecycle(
    "visit",
    label=N_("Monitoring visit"),
    states={
        "planned": N_("Planned"),
        "held": N_("Held"),
        "reported": N_("Reported"),
        "cancelled": N_("Cancelled"),
    },
    final={"reported", "cancelled"},
    moves=(
        Move(
            "plan_visit",
            NEW,
            "planned",
            permission="monitoring.plan",
            label=N_("Plan a visit"),
            done=N_("Visit planned"),
            guards=(contract_signed,),
        ),
        Move(
            "hold_visit",
            {"planned"},
            "held",
            permission="monitoring.visit",
            label=N_("Record the visit"),
            done=N_("Visit held"),
            guards=(
                visited_on_a_past_day,
                visitors_are_counted,
                visitors_do_not_deliver,
                says_what_was_seen,
            ),
        ),
        Move(
            "report_visit",
            {"held"},
            "reported",
            permission="monitoring.visit",
            label=N_("Sign the visit act"),
            done=N_("Visit act signed"),
        ),
        Move(
            "cancel_visit",
            {"planned"},
            "cancelled",
            permission="monitoring.plan",
            label=N_("Cancel the visit"),
            done=N_("Visit cancelled"),
            guards=(reason_written,),
        ),
    ),
)

FINDING = Lifecycle(
    "finding",
    label=N_("Finding"),
    states={
        "open": N_("Open"),
        "mended": N_("Mended"),
        "verified": N_("Verified"),
    },
    final={"verified"},
    moves=(
        Move(
            "record_finding",
            NEW,
            "open",
            permission="monitoring.visit",
            label=N_("Record a finding"),
            done=N_("Finding recorded"),
            guards=(
                visit_is_being_written_up,
                names_the_standard,
                mended_after_the_visit,
            ),
            locks=("visit",),
        ),
        Move(
            "mend_finding",
            {"open"},
            "mended",
            permission="monitoring.mend",
            label=N_("Report it mended"),
            done=N_("Finding reported mended"),
            guards=(says_what_was_done,),
        ),
        Move(
            "reopen_finding",
            {"mended"},
            "open",
            permission="monitoring.verify",
            label=N_("Not mended yet"),
            done=N_("Finding not accepted as mended"),
            guards=(reason_written,),
        ),
        Move(
            "verify_finding",
            {"mended"},
            "verified",
            permission="monitoring.verify",
            label=N_("Confirm it is mended"),
            done=N_("Finding confirmed mended"),
        ),
    ),
)

SURVEY = Lifecycle(
    "survey",
    label=N_("Survey of recipients"),
    states={
        "open": N_("Open"),
        "closed": N_("Closed"),
    },
    final={"closed"},
    moves=(
        Move(
            "open_survey",
            NEW,
            "open",
            permission="monitoring.survey",
            label=N_("Open a survey"),
            done=N_("Survey opened"),
            guards=(contract_signed,),
        ),
        Move(
            "enter_answers",
            {"open"},
            STAYS,
            permission="monitoring.survey",
            label=N_("Enter answers"),
            done=N_("Answers entered"),
            guards=(answers_within_asked,),
        ),
        Move(
            "correct_answers",
            {"open"},
            STAYS,
            permission="monitoring.survey",
            label=N_("Correct the answers"),
            done=N_("Answers corrected"),
            guards=(
                reason_written,
                answers_within_asked,
            ),
        ),
        Move(
            "close_survey",
            {"open"},
            "closed",
            permission="monitoring.survey",
            label=N_("Close the survey"),
            done=N_("Survey closed"),
            guards=(has_answers,),
        ),
    ),
)

SERVICE_COMPLAINT = Lifecycle(
    "service_complaint",
    label=N_("Complaint about a service"),
    states={
        "filed": N_("Filed"),
        "answered": N_("Answered"),
    },
    final={"answered"},
    moves=(
        Move(
            "complain_about_service",
            NEW,
            "filed",
            permission="monitoring.complain",
            label=N_("Complain about the service"),
            done=N_("Complaint about the service filed"),
            guards=(contract_signed,),
            public=False,
        ),
        Move(
            "answer_service_complaint",
            {"filed"},
            "answered",
            permission="monitoring.answer",
            label=N_("Answer the complaint"),
            done=N_("Complaint about the service answered"),
            guards=(answered_in_words,),
        ),
    ),
)
