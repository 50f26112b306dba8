"""The first stages on pages: needs found, the vote, the programme and the order."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tapshyryk.core import clock
from tapshyryk.demo.example.needs_session import PROBLEMS
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.up_to_approval import HANDS
from tests.journeys.standing_clock import stand_on
from tests.journeys.walking import SIGNED_SCAN, Walk


def titles(**by_language: str) -> dict[str, str]:
    """A title as its fields are named."""
    return {f"title_{language}": text for language, text in by_language.items()}


def find_needs(walk: Walk, cast: Cast) -> Any:
    """A session is planned and held, problems are named and weighed; one count is refused."""
    stand_on(2024, 2, 5)
    session = walk.take(
        "specialist",
        "plan_session",
        cast.place,
        planned_for=date(2024, 2, 17),
        venue="Маданият үйү, Үлгү-Булак",
        **titles(ky="Муктаждыктарды биргелешип аныктоо", ru="Совместная оценка нужд"),
    )
    walk.take("specialist", "print_attendance", session, language="ky", rows=160)
    day = stand_on(2024, 2, 17, 16)
    walk.refused(
        "specialist",
        "hold_session",
        session,
        rule="needs.women_within_participants",
        held_on=day,
        participants=141,
        women=163,
    )
    walk.take("specialist", "hold_session", session, held_on=day, participants=141, women=83)
    for named, theme, votes in PROBLEMS:
        walk.take("specialist", "name_problem", session, theme=theme, **titles(**named))
        walk.take("specialist", "count_votes_for_problem", session, problem=named["ky"], votes=votes)
    stand_on(2024, 2, 19)
    return walk.take("specialist", "list_priorities", session)


def vote(walk: Walk, cast: Cast, session: Any) -> Any:
    """Residents gather and choose one problem."""
    stand_on(2024, 2, 26)
    assembly = walk.take(
        "head",
        "convene_assembly",
        cast.place,
        purpose="choice",
        convened_for=datetime(2024, 3, 16, 14, 0, tzinfo=clock.LOCAL_ZONE),
        venue="Мектептин чоң залы, Үлгү-Булак",
        agenda="Артыкчылыктуу көйгөйлөрдүн тизмеси. Социалдык тапшырыктын темасын тандоо.",
        chosen_from=f"needs_session:{session.pk}",
        quorum=150,
        **titles(ky="Тапшырыктын темасын тандаган элдик жыйын", ru="Сход о выборе темы заказа"),
    )
    stand_on(2024, 3, 16, 14)
    walk.take(
        "head",
        "open_assembly",
        assembly,
        chair="Үлгүбеков Азамат",
        secretary="Үлгүбекова Айгүл",
        present=212,
        women=118,
        counting_group_names="Үлгүбаева Бермет\nҮлгүбаев Нурбек\nҮлгүбаева Жамила",
    )
    by_title = {named["ky"]: HANDS[theme] for named, theme, _votes in PROBLEMS}
    walk.take("specialist", "count_hands", assembly, labelled=by_title)
    walk.take("specialist", "close_vote", assembly)
    stand_on(2024, 3, 18)
    walk.take("specialist", "attach_signed_minutes", assembly, scan=SIGNED_SCAN)
    return walk.take("head", "sign_minutes", assembly)


def place_order(walk: Walk, cast: Cast, assembly: Any) -> Any:
    """The choice becomes an order in an approved programme; a warning is passed with a reason."""
    stand_on(2024, 3, 20)
    programme = walk.take(
        "specialist",
        "draft_programme",
        cast.executive,
        starts=date(2024, 1, 1),
        ends=date(2026, 12, 31),
        money_tyiyn="3 000 000",
        **titles(ky="Үлгү-Булактын социалдык программасы, 2024–2026"),
    )
    stand_on(2024, 3, 29)
    ground = "Кеңештин 2024-жылдын 29-мартындагы № 7 чечими"
    walk.take("council", "approve_programme", programme, approval_ground=ground)
    stand_on(2024, 4, 2)
    order = walk.take(
        "specialist",
        "draft_order",
        assembly,
        theme="elderly",
        **titles(
            ky="Улгайган адамдарга үйүндө кам көрүү",
            ru="Помощь на дому пожилым людям",
            en="Care at home for older people",
        ),
    )
    _word(walk, order, programme)
    stand_on(2024, 4, 9)
    walk.take(
        "specialist",
        "submit_order",
        order,
        override={
            "orders.minimum_standard_named": (
                "Үйдө кам көрүүнүн минималдуу стандарты боюнча чечим азырынча жок; "
                "министрликтин 2023-жылкы усулдук колдонмосун карманабыз."
            )
        },
    )
    stand_on(2024, 4, 19)
    ground = "Кеңештин 2024-жылдын 19-апрелиндеги № 11 чечими"
    return walk.take("council", "approve_order", order, approval_ground=ground)


def _word(walk: Walk, order: Any, programme: Any) -> None:
    walk.take(
        "specialist",
        "word_technical_task",
        order,
        programme=programme,
        form="voucher",
        target_group="65 жаштан жогорку жалгыз бой адамдар",
        recipients_expected=40,
        need="Аймакта 65 жаштан өткөн, жалгыз жашаган 46 адам бар; кышында дарысыз калышат.",
        aim="40 улгайган адам жумасына жок дегенде эки жолу үйүндө жардам алат.",
        services="Үйдө кам көрүү, дары жеткирүү, социалдык-психологиялык жардам, үйдү оңдоо талону.",
        monitoring_plan="Биргелешкен топ чейрек сайын барат; министрликтин адиси стандарт боюнча баалайт.",
        cofinancing_percent=15,
        starts=date(2024, 9, 1),
        ends=date(2025, 8, 31),
    )
    for title, unit, baseline, target in (
        ("Жумасына эки жолу жардам алган адамдар", "people", 0, 40),
        ("Ооруканага шашылыш түшкөн учурлар, жылына", "occasions", 19, 10),
    ):
        walk.take(
            "specialist",
            "set_order_indicator",
            order,
            unit=unit,
            baseline=baseline,
            target=target,
            **titles(ky=title),
        )
    for purpose, description, som in (
        ("salaries", "Төрт социалдык кызматкер, 12 ай", "960 000"),
        ("equipment", "Тонометр, тамак ташуучу идиш, велосипед", "90 000"),
        ("services", "Үйдү оңдоо талондору", "240 000"),
        ("training", "Кам көрүүгө үйрөтүү", "60 000"),
        ("monitoring", "Биргелешкен топтун сапарлары", "50 000"),
        ("administration", "Эсеп жана байланыш", "100 000"),
    ):
        walk.take(
            "specialist", "add_budget_line", order, purpose=purpose, description=description, amount_tyiyn=som
        )
    walk.take(
        "specialist",
        "check_competence",
        order,
        competence="own",
        competence_ground="Жергиликтүү маанидеги маселе: карыларга жергиликтүү коомдук жардам.",
    )
