"""How a service is watched: visits, findings mended, surveys, complaints."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move

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
        ),
        Move(
            "hold_visit",
            {"planned"},
            "held",
            permission="monitoring.visit",
            label=N_("Record the visit"),
            done=N_("Visit held"),
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
            locks=("visit",),
        ),
        Move(
            "mend_finding",
            {"open"},
            "mended",
            permission="monitoring.mend",
            label=N_("Report it mended"),
            done=N_("Finding reported mended"),
        ),
        Move(
            "reopen_finding",
            {"mended"},
            "open",
            permission="monitoring.visit",
            label=N_("Not mended yet"),
            done=N_("Finding not accepted as mended"),
        ),
        Move(
            "verify_finding",
            {"mended"},
            "verified",
            permission="monitoring.visit",
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
        ),
        Move(
            "enter_answers",
            {"open"},
            STAYS,
            permission="monitoring.survey",
            label=N_("Enter answers"),
            done=N_("Answers entered"),
        ),
        Move(
            "close_survey",
            {"open"},
            "closed",
            permission="monitoring.survey",
            label=N_("Close the survey"),
            done=N_("Survey closed"),
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
        ),
        Move(
            "answer_service_complaint",
            {"filed"},
            "answered",
            permission="monitoring.answer",
            label=N_("Answer the complaint"),
            done=N_("Complaint about the service answered"),
        ),
    ),
)
