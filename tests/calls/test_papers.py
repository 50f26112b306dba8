"""Score sheets are printed blank, the protocol with everything that led to the decision."""

import pytest

from tapshyryk.calls.actions.commission import declare_interest
from tapshyryk.calls.actions.decision import decide_call
from tapshyryk.calls.actions.score import print_score_sheets
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tests.calls.stages import AFTER, SIDES, all_alike, closed, opened, scored
from tests.orders.test_papers import text_of
from tests.world import World

pytestmark = pytest.mark.django_db


def test_sheets_are_printed_once_the_proposals_are_open(world: World) -> None:
    call, _, _ = opened(world)
    with clock.at(AFTER):
        act = print_score_sheets(call, actor=world.actor("activist"), language="ru")
    paper = documents_of(call)[0]
    assert act.documents[0]["sha256"] == paper.sha256
    text = text_of(paper)
    for said in ("Оценочный лист", "“Мээрим” КФ", "“Келечек” КБ", "1-критерий"):
        assert said in text, said


def test_who_bids_is_on_no_paper_before_the_opening(world: World) -> None:
    call, _, _ = closed(world)
    with clock.at(AFTER), pytest.raises(Refused):
        print_score_sheets(call, actor=world.actor("specialist"), language="ky")


def test_the_protocol_tells_who_sat_stood_and_won(world: World) -> None:
    call, first, second = opened(world)
    with clock.at(AFTER):
        declare_interest(call, actor=world.actor("elder"), interests={world.ngo: "Бир тууганы иштейт"})
    scored(world, first, {name: (9, 7) for name in SIDES if name != "elder"})
    scored(world, second, {**all_alike((6, 6)), "head": (7, 5)})
    with clock.at(AFTER):
        decide_call(call, actor=world.actor("expert"))
    act = Act.objects.get(verb="decide_call")
    papers = {paper.language: paper for paper in documents_of(call)}
    assert {paper["sha256"] for paper in act.documents} == {paper.sha256 for paper in papers.values()}
    kyrgyz, russian = text_of(papers["ky"]), text_of(papers["ru"])
    for said in ("Конкурстук комиссиянын протоколу", "Жеңүүчү: “Мээрим” КФ", "60,4", "37,2"):
        assert said in kyrgyz, said
    for said in ("Протокол конкурсной комиссии", "независимый эксперт", "800 000 сом".replace(" ", "\u00a0")):
        assert said in russian or said.replace("\u00a0", " ") in russian, said
    assert "тууганы" not in kyrgyz


def test_a_tie_is_explained_on_the_protocol(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((5, 5)))
    scored(world, second, all_alike((5, 5)))
    with clock.at(AFTER):
        decide_call(call, actor=world.actor("expert"), winner=second, tie_break_reason="Кызматы айылга жакын")
    text = text_of(documents_of(call)[0])
    assert "Биринчи орунду бир нече табыштама бөлүшкөн" in text
    assert "Кызматы айылга жакын" in text
