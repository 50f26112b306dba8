"""The middle chapters of the example: the call, two proposals, the commission, the contract."""

from __future__ import annotations

from datetime import date, datetime

from tapshyryk.calls.actions.call import close_call, conclude_call, draft_call, publish_call, set_criterion
from tapshyryk.calls.actions.commission import declare_interest, seat_member
from tapshyryk.calls.actions.consortium import accept_place, invite_to_consortium
from tapshyryk.calls.actions.decision import answer_complaint, decide_call, file_complaint, open_proposals
from tapshyryk.calls.actions.proposal import (
    add_proposal_line,
    begin_proposal,
    describe_proposal,
    submit_proposal,
)
from tapshyryk.calls.actions.question import answer_question, ask_question
from tapshyryk.calls.actions.score import enter_scores
from tapshyryk.calls.models import Call, ConsortiumMember, Proposal
from tapshyryk.contracts.actions.amend import accept_amendment, propose_amendment
from tapshyryk.contracts.actions.draft import draft_contract, plan_tranche
from tapshyryk.contracts.actions.sign import offer_contract, sign_contract
from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.steps import contract_of
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.demo.example.up_to_approval import SOM
from tapshyryk.orders.models import Order

CRITERIA = (
    ({"ky": "Пландын сапаты", "ru": "Качество плана", "en": "Quality of the plan"}, 40),
    ({"ky": "Тажрыйба жана кызматкерлер", "ru": "Опыт и сотрудники", "en": "Experience and staff"}, 25),
    ({"ky": "Чыгымдын негиздүүлүгү", "ru": "Обоснованность расходов", "en": "Soundness of the costs"}, 20),
    ({"ky": "Кошо каржылоо", "ru": "Софинансирование", "en": "Co-financing"}, 15),
)

SEATS = (
    ("head", "state", True),
    ("finance", "state", False),
    ("activist", "community", False),
    ("resident", "community", False),
    ("expert", "expert", False),
)
"""The commission: who, from which side, who chairs."""

POINTS = {
    "lead": {"head": (9, 8, 8, 9), "finance": (8, 8, 9, 9), "activist": (9, 9, 8, 8), "expert": (8, 8, 8, 9)},
    "rival": {
        "head": (7, 6, 9, 5),
        "finance": (7, 7, 8, 5),
        "activist": (6, 7, 8, 6),
        "expert": (7, 6, 8, 5),
    },
}
"""Points by proposal, member and criterion; the resident has an interest and scores nobody."""


def compete(story: Story, cast: Cast, order: Order) -> Call:
    """The call is published, asked about, answered by two proposals, scored and decided; one complains."""
    story.chapter("4 · Call")
    story.on(2024, 4, 22)
    call = Call(order=order)
    story.take(
        draft_call,
        call,
        by="specialist",
        titles={
            "ky": "Улгайган адамдарга үйүндө кам көрүү боюнча конкурс",
            "ru": "Конкурс на помощь на дому пожилым людям",
            "en": "Call for care at home for older people",
        },
        description="40 улгайган адамга үйүндө кам көрүү, 12 ай, эки айыл.",
        media_partners="Айыл радиосу (мисал)",
    )
    for titles, weight in CRITERIA:
        story.take(set_criterion, call, by="specialist", titles=titles, weight=weight)
    for who, side, is_chair in SEATS:
        story.take(seat_member, call, by="head", person=story.people[who], side=side, is_chair=is_chair)
    story.on(2024, 4, 25)
    closes = datetime(2024, 5, 27, 18, 0, tzinfo=clock.LOCAL_ZONE)
    story.take(publish_call, call, by="specialist", closes_at=closes)
    story.on(2024, 5, 3)
    story.take(ask_question, call, by="rival", text="Кызматкерлердин айлыгына чек барбы?")
    question = call.questions.get()
    story.on(2024, 5, 6)
    story.take(
        answer_question,
        call,
        by="specialist",
        question=question,
        answer="Чек жок; айлык бюджеттин негизделген бөлүгү болушу керек.",
    )
    lead = _propose(
        story,
        Proposal(call=call, organisation=cast.lead),
        by="director",
        title="Жумасына үч жолу: эки айылда үйдө кам көрүү",
        plan="Төрт социалдык кызматкер эки айылда жумасына үч жолу барат; дары дарыканадан жеткирилет.",
        staff="Жетекчи, төрт социалдык кызматкер, медайым (жарым ставка)",
        lines=(
            ("Айлык", "customer", "cash", 960_000),
            ("Жабдуу", "customer", "cash", 90_000),
            ("Окутуу жана эсеп", "customer", "cash", 150_000),
            ("Кеңсе имараты", "own", "premises", 96_000),
            ("Волонтёрлордун эмгеги", "community", "labour", 120_000),
        ),
    )
    place = ConsortiumMember(proposal=lead)
    story.take(
        invite_to_consortium,
        place,
        by="director",
        organisation=cast.partner,
        role="Волонтёрлорду даярдоо жана уюштуруу",
        share_percent=20,
    )
    story.on(2024, 5, 16)
    story.take(accept_place, place, by="partner")
    story.on(2024, 5, 20)
    story.take(submit_proposal, lead, by="director")
    rival = _propose(
        story,
        Proposal(call=call, organisation=cast.rival),
        by="rival",
        title="Карыларга жардам",
        plan="Үч социалдык кызматкер жумасына эки жолу барат.",
        staff="Жетекчи, үч социалдык кызматкер",
        lines=(
            ("Айлык", "customer", "cash", 900_000),
            ("Жабдуу", "customer", "cash", 110_000),
            ("Башкаруу", "customer", "cash", 150_000),
            ("Өз салымыбыз", "own", "cash", 205_000),
        ),
    )
    story.on(2024, 5, 24)
    story.take(submit_proposal, rival, by="rival")
    story.on(2024, 5, 27, 18)
    story.take(close_call, call, by=System("clock"))
    return _decide(story, cast, call, {"lead": lead, "rival": rival})


def _propose(
    story: Story,
    proposal: Proposal,
    *,
    by: str,
    title: str,
    plan: str,
    staff: str,
    lines: tuple[tuple[str, str, str, int], ...],
) -> Proposal:
    story.on(2024, 5, 14)
    story.take(begin_proposal, proposal, by=by, titles={"ky": title})
    story.take(describe_proposal, proposal, by=by, plan=plan, staff=staff, recipients_offered=40)
    for description, source, kind, som in lines:
        story.take(
            add_proposal_line,
            proposal,
            by=by,
            description=description,
            source=source,
            kind=kind,
            amount_tyiyn=som * SOM,
        )
    return proposal


def _decide(story: Story, cast: Cast, call: Call, proposals: dict[str, Proposal]) -> Call:
    story.on(2024, 6, 3)
    for who, _side, _chair in SEATS:
        interests = {cast.rival: "Уюмдун жетекчисинин тууганы"} if who == "resident" else {}
        story.take(declare_interest, call, by=who, interests=interests)
    story.take(open_proposals, call, by="head")
    criteria = list(call.criteria.order_by("position"))
    story.on(2024, 6, 6)
    story.refused(
        enter_scores,
        proposals["rival"],
        by="resident",
        rule="calls.interested_member_does_not_score",
        role="commission_member",
        points=dict(zip(criteria, (10, 10, 10, 10), strict=True)),
    )
    for name, by_member in POINTS.items():
        for who, points in by_member.items():
            story.take(enter_scores, proposals[name], by=who, points=dict(zip(criteria, points, strict=True)))
    story.take(
        enter_scores, proposals["lead"], by="resident", points=dict(zip(criteria, (9, 8, 8, 8), strict=True))
    )
    story.on(2024, 6, 7)
    story.take(decide_call, call, by="head")
    story.on(2024, 6, 11)
    story.take(
        file_complaint, call, by="rival", text="Биздин чыгым аз болчу, бирок чыгым боюнча упай төмөн коюлду."
    )
    complaint = call.complaints.get()
    story.on(2024, 6, 18)
    story.take(
        answer_complaint,
        call,
        by="head",
        complaint=complaint,
        answer="Чыгым боюнча упайыңар 0,05ке жогору; жеңүүчү план жана кошо каржылоо боюнча алдыда.",
        upheld=False,
    )
    story.on(2024, 6, 28)
    story.take(conclude_call, call, by="head")
    return call


def contract(story: Story, cast: Cast, order: Order) -> Contract:
    """The winner's contract: drafted, offered, signed."""
    story.chapter("5 · Contract")
    story.on(2024, 7, 8)
    order.refresh_from_db()
    this = contract_of(order)
    if this is None:
        raise LookupError("an awarded order has a contract to draft")
    story.take(
        draft_contract,
        this,
        by="specialist",
        amount_tyiyn=1_200_000 * SOM,
        starts=date(2024, 9, 1),
        ends=date(2025, 8, 31),
        aim="40 улгайган адам жумасына жок дегенде эки жолу үйүндө жардам алат.",
        verification="Катышуу барактары, биргелешкен топтун актылары, чейректик чыгым отчёту.",
    )
    for som, due, condition in (
        (400_000, date(2024, 9, 10), "Келишимге кол коюлганда"),
        (400_000, date(2025, 1, 20), "Биринчи жарым жылдын отчёту кабыл алынганда"),
        (400_000, date(2025, 6, 20), "Мониторингдин кемчиликтери оңдолгондо"),
    ):
        story.take(plan_tranche, this, by="specialist", amount_tyiyn=som * SOM, due=due, condition=condition)
    story.on(2024, 7, 15)
    story.take(offer_contract, this, by="head")
    story.on(2024, 7, 17)
    story.take(sign_contract, this, by="director")
    return this


def amend(story: Story, this: Contract) -> None:
    """One side asks for a change, the other accepts it."""
    story.on(2025, 2, 10)
    story.take(
        propose_amendment,
        this,
        by="director",
        reason="Жаңы-Үлгүдөгү медайым декретке чыкты, ордуна бир айдан кийин келет.",
        change="Медайымдын эки айлык айлыгы дары жеткирүүчү волонтёрдун жол кирешесине багытталат.",
    )
    story.on(2025, 2, 14)
    story.take(accept_amendment, this, by="head", answer="Макулбуз: кызматтын көлөмү өзгөрбөйт.")
