"""The middle stages on pages: the call, two proposals, the commission, the contract."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tapshyryk.calls.jobs import close_calls_due
from tapshyryk.calls.models import Call
from tapshyryk.core import clock
from tapshyryk.demo.example.competition import CRITERIA, POINTS, SEATS
from tapshyryk.demo.example.people import Cast
from tapshyryk.parties.models import Person
from tests.journeys.standing_clock import StandingClock, stand_on
from tests.journeys.up_to_approval import titles
from tests.journeys.walking import Walk

Line = tuple[str, str, str, str]


def named(who: str) -> str:
    """The full name of somebody of the example."""
    return Person.objects.get(account__email=f"{who}@ulgu-bulak.example").full_name


def sheet(*points: int) -> dict[str, int]:
    """Points by the criterion they are given on."""
    return {
        f"{criterion['ky']}: ": given for (criterion, _weight), given in zip(CRITERIA, points, strict=True)
    }


def compete(walk: Walk, cast: Cast, order: Any) -> Any:
    """The call is published, asked about, answered by two proposals, scored and decided; one complains."""
    call = _announce(walk, order)
    lead = _propose(
        walk,
        "director",
        cast.lead,
        call,
        title="Жумасына үч жолу: эки айылда үйдө кам көрүү",
        plan="Төрт социалдык кызматкер эки айылда жумасына үч жолу барат; дары дарыканадан жеткирилет.",
        lines=(
            ("Айлык", "customer", "cash", "960 000"),
            ("Жабдуу", "customer", "cash", "90 000"),
            ("Окутуу жана эсеп", "customer", "cash", "150 000"),
            ("Кеңсе имараты", "own", "premises", "96 000"),
            ("Волонтёрлордун эмгеги", "community", "labour", "120 000"),
        ),
    )
    place = walk.take(
        "director",
        "invite_to_consortium",
        lead,
        organisation=str(cast.partner.name_ky),
        role="Волонтёрлорду даярдоо жана уюштуруу",
        share_percent=20,
    )
    stand_on(2024, 5, 16)
    walk.take("partner", "accept_place", place)
    stand_on(2024, 5, 20)
    walk.take("director", "submit_proposal", lead)
    rival = _propose(
        walk,
        "rival",
        cast.rival,
        call,
        title="Карыларга жардам",
        plan="Үч социалдык кызматкер жумасына эки жолу барат.",
        lines=(
            ("Айлык", "customer", "cash", "900 000"),
            ("Жабдуу", "customer", "cash", "110 000"),
            ("Башкаруу", "customer", "cash", "150 000"),
            ("Өз салымыбыз", "own", "cash", "205 000"),
        ),
    )
    stand_on(2024, 5, 24)
    walk.take("rival", "submit_proposal", rival)
    stand_on(2024, 5, 27, 18)
    assert StandingClock.moment is not None
    with clock.at(StandingClock.moment):
        assert close_calls_due() == 1
    return _decide(walk, cast, call, {"lead": lead, "rival": rival})


def _announce(walk: Walk, order: Any) -> Call:
    stand_on(2024, 4, 22)
    call: Call = walk.take(
        "specialist",
        "draft_call",
        order,
        description="40 улгайган адамга үйүндө кам көрүү, 12 ай, эки айыл.",
        media_partners="Айыл радиосу (мисал)",
        **titles(ky="Улгайган адамдарга үйүндө кам көрүү боюнча конкурс", ru="Конкурс на помощь на дому"),
    )
    for criterion, weight in CRITERIA:
        walk.take("specialist", "set_criterion", call, weight=weight, **titles(**criterion))
    for who, side, is_chair in SEATS:
        walk.take("head", "seat_member", call, person=named(who), side=side, is_chair=is_chair)
    stand_on(2024, 4, 25)
    closes = datetime(2024, 5, 27, 18, 0, tzinfo=clock.LOCAL_ZONE)
    walk.take("specialist", "publish_call", call, closes_at=closes)
    stand_on(2024, 5, 3)
    walk.take("rival", "ask_question", call, text="Кызматкерлердин айлыгына чек барбы?")
    stand_on(2024, 5, 6)
    answer = "Чек жок; айлык бюджеттин негизделген бөлүгү болушу керек."
    walk.take("specialist", "answer_question", call, answer=answer)
    return call


def _propose(
    walk: Walk, who: str, organisation: Any, call: Call, *, title: str, plan: str, lines: tuple[Line, ...]
) -> Any:
    stand_on(2024, 5, 14)
    proposal = walk.take(who, "begin_proposal", organisation, call=call, **titles(ky=title))
    staff = "Жетекчи, төрт социалдык кызматкер, медайым (жарым ставка)"
    walk.take(who, "describe_proposal", proposal, plan=plan, staff=staff, recipients_offered=40)
    for description, source, kind, som in lines:
        walk.take(
            who,
            "add_proposal_line",
            proposal,
            description=description,
            source=source,
            kind=kind,
            amount_tyiyn=som,
        )
    return proposal


def _decide(walk: Walk, cast: Cast, call: Call, proposals: dict[str, Any]) -> Call:
    stand_on(2024, 6, 3)
    for who, _side, _chair in SEATS:
        bound = {str(cast.rival.name_ky): "Уюмдун жетекчисинин тууганы"} if who == "resident" else {}
        walk.take(who, "declare_interest", call, labelled=bound)
    walk.take("head", "open_proposals", call)
    stand_on(2024, 6, 6)
    walk.barred("resident", "enter_scores", proposals["rival"])
    for name, by_member in POINTS.items():
        for who, points in by_member.items():
            walk.take(who, "enter_scores", proposals[name], labelled=sheet(*points))
    walk.take("resident", "enter_scores", proposals["lead"], labelled=sheet(9, 8, 8, 8))
    stand_on(2024, 6, 7)
    walk.take("head", "decide_call", call)
    stand_on(2024, 6, 11)
    complaint = "Биздин чыгым аз болчу, бирок чыгым боюнча упай төмөн коюлду."
    walk.take("rival", "file_complaint", call, text=complaint)
    stand_on(2024, 6, 18)
    walk.take(
        "head",
        "answer_complaint",
        call,
        complaint=call.complaints.get(),
        answer="Чыгым боюнча упайыңар 0,05ке жогору; жеңүүчү план жана кошо каржылоо боюнча алдыда.",
        upheld="no",
    )
    stand_on(2024, 6, 28)
    done: Call = walk.take("head", "conclude_call", call)
    return done


def sign(walk: Walk, order: Any) -> Any:
    """The winner's contract: drafted, divided into tranches, signed by both sides."""
    stand_on(2024, 7, 8)
    contract = walk.take(
        "specialist",
        "draft_contract",
        order,
        amount_tyiyn="1 200 000",
        starts=date(2024, 9, 1),
        ends=date(2025, 8, 31),
        verification="Катышуу барактары, биргелешкен топтун актылары, чейректик чыгым отчёту.",
    )
    for due, condition in (
        (date(2024, 9, 10), "Келишимге кол коюлганда"),
        (date(2025, 1, 20), "Биринчи жарым жылдын отчёту кабыл алынганда"),
        (date(2025, 6, 20), "Мониторингдин кемчиликтери оңдолгондо"),
    ):
        walk.take(
            "specialist", "plan_tranche", contract, amount_tyiyn="400 000", due=due, condition=condition
        )
    stand_on(2024, 7, 15)
    walk.take("head", "offer_contract", contract)
    stand_on(2024, 7, 17)
    return walk.take("director", "sign_contract", contract)


def amend(walk: Walk, contract: Any) -> None:
    """One side asks for a change, the other accepts it."""
    stand_on(2025, 2, 10)
    walk.take(
        "director",
        "propose_amendment",
        contract,
        reason="Жаңы-Үлгүдөгү медайым декретке чыкты, ордуна бир айдан кийин келет.",
        change="Медайымдын эки айлык айлыгы дары жеткирүүчү волонтёрдун жол кирешесине багытталат.",
    )
    stand_on(2025, 2, 14)
    walk.take("head", "accept_amendment", contract, answer="Макулбуз: кызматтын көлөмү өзгөрбөйт.")
