"""The end of the example: what follows, results reported and heard, a look a year later."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.minutes import note_hearing, sign_minutes
from tapshyryk.assemblies.actions.voting import open_assembly
from tapshyryk.assemblies.models import Assembly
from tapshyryk.contracts.actions.end import complete_contract
from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.delivery.actions.group import end_group
from tapshyryk.delivery.models import Group
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.demo.example.up_to_approval import sign_by_all
from tapshyryk.impact.actions.continuation import check_after_a_year, decide_what_follows
from tapshyryk.impact.actions.results import (
    accept_results,
    draft_results,
    enter_result,
    hear_results,
    submit_results,
)
from tapshyryk.impact.models import Continuation, ResultReport
from tapshyryk.orders.models import Order


def conclude(story: Story, cast: Cast, order: Order, this: Contract) -> None:
    """What follows is decided before the end; results are reported, heard and accepted."""
    story.chapter("8 · Results")
    day = story.on(2025, 5, 12)
    continuation = Continuation(order=order)
    story.take(
        decide_what_follows,
        continuation,
        by="head",
        path="joint_budget",
        ground="Кеңештин 2025-жылдын 12-майындагы № 9 чечими: эки ставка жергиликтүү бюджеттен.",
        decided_on=day,
    )
    day = story.on(2025, 8, 29)
    for group in Group.objects.filter(contract=this, state="running"):
        story.take(end_group, group, by="director", day=day)
    story.on(2025, 9, 8)
    report = ResultReport(contract=this)
    story.take(draft_results, report, by="director", period_end=date(2025, 8, 31))
    values = (
        (Decimal(38), "Баруу дептерлери, 38 карта"),
        (Decimal(11), "Айылдык дарыгердик амбулаториянын маалымкаты"),
    )
    for indicator, (value, evidence) in zip(this.indicators.order_by("pk"), values, strict=True):
        story.take(enter_result, report, by="director", indicator=indicator, value=value, evidence=evidence)
    story.take(
        submit_results,
        report,
        by="director",
        recipients_served=41,
        places=40,
        narrative="41 адам жардам алды, алардын 38и жумасына эки жолу; беш үй кышка оңдолду.",
    )
    hearing = _hear(story, cast, order)
    story.take(hear_results, report, by="specialist", assembly=hearing)
    story.on(2025, 10, 6)
    story.take(accept_results, report, by="head")
    story.take(complete_contract, this, by="head", remark="Иш кабыл алынды.")


def _hear(story: Story, cast: Cast, order: Order) -> Assembly:
    story.on(2025, 9, 12)
    hearing = Assembly(municipality=cast.place)
    story.take(
        convene_assembly,
        hearing,
        by="head",
        purpose="hearing",
        convened_for=datetime(2025, 9, 27, 14, 0, tzinfo=clock.LOCAL_ZONE),
        venue="Мектептин чоң залы, Үлгү-Булак",
        agenda="Координатордун, аткаруучунун жана мониторинг тобунун отчёту.",
        quorum=100,
        heard_order=order.pk,
        titles={
            "ky": "Тапшырыктын жыйынтыгын уккан элдик жыйын",
            "ru": "Сход о результатах заказа",
            "en": "Assembly that hears the results",
        },
    )
    story.on(2025, 9, 27, 14)
    story.take(
        open_assembly,
        hearing,
        by="head",
        chair=story.people["head"],
        secretary=story.people["specialist"],
        present=164,
        women=97,
    )
    story.take(
        note_hearing,
        hearing,
        by="specialist",
        heard="Отчёт угулду. Тургундар дары жеткирүүнү улантууну, кышкы жолду убагында тазалоону суранышты.",
    )
    sign_by_all(story, hearing)
    story.take(sign_minutes, hearing, by="head")
    return hearing


def look_again(story: Story, order: Order) -> None:
    """A year later somebody looks whether the service still stands."""
    story.chapter("9 · After")
    continuation = Continuation.objects.get(order=order)
    day = story.on(2026, 9, 14)
    story.take(
        check_after_a_year,
        continuation,
        by="specialist",
        checked_on=day,
        still_runs=True,
        seen_after="Төрт кызматкердин үчөө калды; эки ставка жергиликтүү бюджетте.",
        recipients_after=36,
        staff_kept=3,
    )
