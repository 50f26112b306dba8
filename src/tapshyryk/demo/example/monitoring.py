"""The example watched: visits, a defect that is mended, a survey, a complaint."""

from __future__ import annotations

from datetime import date

from tapshyryk.contracts.models import Contract
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.monitoring.actions.complaint import answer_service_complaint, complain_about_service
from tapshyryk.monitoring.actions.finding import mend_finding, record_finding, verify_finding
from tapshyryk.monitoring.actions.survey import close_survey, enter_answers, open_survey
from tapshyryk.monitoring.actions.visit import hold_visit, plan_visit, report_visit
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Survey, Visit


def monitor(story: Story, cast: Cast, this: Contract) -> None:
    """The joint group and an expert visit, a defect is mended, recipients are asked, one complains."""
    story.chapter("7 · Monitoring")
    story.on(2024, 11, 25)
    visit = Visit(contract=this)
    story.take(plan_visit, visit, by="monitor", by_whom="joint_group", planned_for=date(2024, 12, 5))
    day = story.on(2024, 12, 5, 15)
    story.take(
        hold_visit,
        visit,
        by="monitor",
        held_on=day,
        members_present=6,
        seen="Алты үйгө бардык. Кызматкерлер келет, бирок баруу дептери эки үйдө жүргүзүлбөйт.",
    )
    finding = Finding(visit=visit)
    story.take(
        record_finding,
        finding,
        by="monitor",
        standard="Ар бир баруу дептерге жазылып, кызмат алуучунун колу коюлат",
        description="Эки үйдө баруу дептери жок.",
        mend_by=date(2024, 12, 20),
    )
    story.take(report_visit, visit, by="monitor")
    story.on(2024, 12, 16)
    story.take(
        mend_finding,
        finding,
        by="director",
        mended_how="Бардык үйгө дептер таратылды, кызматкерлер окутулду.",
    )
    story.on(2024, 12, 23)
    story.take(verify_finding, finding, by="monitor")
    story.on(2025, 3, 10)
    expert = Visit(contract=this)
    story.take(plan_visit, expert, by="expert", by_whom="experts", planned_for=date(2025, 3, 18))
    day = story.on(2025, 3, 18, 15)
    story.take(
        hold_visit,
        expert,
        by="expert",
        held_on=day,
        members_present=2,
        seen="Дарыны сактоо жана жеткирүү тартиби сакталат; үч кызматкер окуудан өткөн.",
    )
    story.take(report_visit, expert, by="expert")
    story.on(2025, 4, 1)
    survey = Survey(contract=this)
    story.take(open_survey, survey, by="monitor", asked_group="Кызмат алуучулар", people_asked=38)
    story.on(2025, 4, 12)
    story.take(
        enter_answers, survey, by="monitor", very_satisfied=21, satisfied=12, dissatisfied=0, cannot_say=5
    )
    story.take(close_survey, survey, by="monitor")
    story.on(2025, 4, 20)
    complaint = ServiceComplaint(contract=this, filed_by=story.people["neighbour"])
    story.take(
        complain_about_service,
        complaint,
        by="neighbour",
        topic="access",
        text="Жаңы-Үлгүгө кызматкер шаршембиде келбей калды.",
    )
    story.on(2025, 4, 25)
    story.take(
        answer_service_complaint,
        complaint,
        by="specialist",
        answer="Жол бузулганда барбай калган; эми бейшембиде кайталап барат.",
    )
