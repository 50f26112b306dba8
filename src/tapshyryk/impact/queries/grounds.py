"""What the ten factors are computed from: money, proposals, contracts, recipients, answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum

from tapshyryk.calls.models import COUNTED, Call
from tapshyryk.contracts.models import Contract
from tapshyryk.delivery.models import Recipient
from tapshyryk.impact.domain.cofinancing import Cofinancing, OrderMoney, cofinancing, public_money
from tapshyryk.impact.domain.competition import (
    Award,
    Competition,
    Concentration,
    competition,
    concentration_by_year,
)
from tapshyryk.impact.domain.guards import SIGNED
from tapshyryk.impact.domain.pilots import PILOT_GRANT_TYIYN
from tapshyryk.impact.domain.reach import Reach, Reached, reach
from tapshyryk.impact.models import ResultReport, TrustFigure
from tapshyryk.money.domain import ledger
from tapshyryk.money.queries.balances import balances_of_books
from tapshyryk.monitoring.domain.satisfaction import Satisfaction
from tapshyryk.monitoring.models import Survey
from tapshyryk.monitoring.queries.satisfaction import satisfaction_over, smallest_group_shown
from tapshyryk.orders.models import Order

BOOKS_AT_ONCE: Final = 500
"""How many orders' books are summed in one query."""

TRUST: Final = ("trusts the local self-government bodies", "all respondents", "yes")
"""Question, group and answer by which trust is compared before and after."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which orders count: all past their draft; those of the played example only if wanted."""

    with_examples: bool = False

    def orders(self) -> QuerySet[Order]:
        """The orders that count."""
        orders = Order.objects.exclude(state="draft")
        return orders if self.with_examples else orders.filter(municipality__is_example=False)


def _given(scope: Scope) -> dict[Any, dict[tuple[str, str], int]]:
    """What was given to each order by giver and form, out of the ledger; orders without anything left out."""
    keys = list(scope.orders().order_by("pk").values_list("pk", flat=True))
    given: dict[Any, dict[tuple[str, str], int]] = {}
    for start in range(0, len(keys), BOOKS_AT_ONCE):
        held = balances_of_books(keys[start : start + BOOKS_AT_ONCE])
        for key in keys[start : start + BOOKS_AT_ONCE]:
            if by_giver := ledger.contributions(held.get(str(key), {})):
                given[key] = by_giver
    return given


def _contracted(scope: Scope) -> dict[Any, int]:
    """The sum of each order's signed contracts; of a founding source's order without one, the grant."""
    told = (
        Contract.objects.filter(order__in=scope.orders(), state__in=SIGNED, amount_tyiyn__isnull=False)
        .values_list("order_id")
        .annotate(Sum("amount_tyiyn"))
        .order_by()
    )
    founding = scope.orders().exclude(source="").values_list("pk", flat=True)
    return {**dict.fromkeys(founding, PILOT_GRANT_TYIYN), **dict(told)}


def money_of_orders(scope: Scope) -> Cofinancing:
    """The money of all orders to which anything was given."""
    contracted = _contracted(scope)
    return cofinancing(
        OrderMoney(given, public_money(given, contracted.get(order)))
        for order, given in _given(scope).items()
    )


def _served(scope: Scope) -> dict[Any, int]:
    """People served, by order, as the accepted reports say; the highest where there are several."""
    served: dict[Any, int] = {}
    accepted = ResultReport.objects.filter(
        contract__order__in=scope.orders(), state="accepted", recipients_served__isnull=False
    )
    for order, people in accepted.values_list("contract__order_id", "recipients_served"):
        served[order] = max(served.get(order, 0), people or 0)
    return served


def recipients_and_money(scope: Scope) -> tuple[int, int]:
    """People served and tyiyn given, over the orders of which both are known."""
    served, given = _served(scope), _given(scope)
    both = [order for order in served if order in given]
    return sum(served[order] for order in both), sum(sum(given[order].values()) for order in both)


def proposals_of_calls(scope: Scope) -> Competition:
    """The proposals of every call whose proposals were opened; a call nobody answered counts as none."""
    calls = Call.objects.filter(order__in=scope.orders())
    ended = calls.filter(Q(opened_at__isnull=False) | Q(state="failed"))
    drawn = ended.annotate(drawn=Count("proposals", filter=Q(proposals__state__in=COUNTED)))
    return competition(drawn.order_by().values_list("drawn", flat=True))


def _signed(scope: Scope) -> list[Contract]:
    signed = Contract.objects.filter(order__in=scope.orders(), state__in=SIGNED)
    return list(signed.select_related("order").only(
        "state", "starts", "signed_at", "amount_tyiyn", "contractor_id", "order__year", "order__theme",
        "order__source",
    ))  # fmt: skip


def _year(contract: Contract) -> int | None:
    if contract.starts:
        return contract.starts.year
    if contract.order.year:
        return int(contract.order.year)
    return contract.signed_at.year if contract.signed_at else None


def concentration(scope: Scope) -> tuple[Concentration, ...]:
    """How concentrated contract value was, year by year; contracts without a sum or a year are left out."""
    awards = []
    for contract in _signed(scope):
        year = _year(contract)
        value = contract.amount_tyiyn or (PILOT_GRANT_TYIYN if contract.order.source else None)
        if year is not None and value is not None:
            awards.append(Award(year, str(contract.contractor_id), value))
    return concentration_by_year(awards)


def providers_and_themes(scope: Scope) -> list[tuple[int, int, int]]:
    """Year, how many providers had a contract that began in it, how many themes those served."""
    providers: dict[int, set[Any]] = defaultdict(set)
    themes: dict[int, set[str]] = defaultdict(set)
    for contract in _signed(scope):
        year = _year(contract)
        if year is not None:
            providers[year].add(contract.contractor_id)
            themes[year].add(contract.order.theme)
    return [(year, len(providers[year]), len(themes[year])) for year in sorted(providers)]


@dataclass(frozen=True, slots=True)
class Latent:
    """Recipients of whom it is known whether they were on a register before, and how many were on none."""

    latent: int
    asked: int
    smallest: int

    @property
    def shown(self) -> bool:
        """Whether both groups, those on a register and those on none, are large enough to be shown."""
        return min(self.latent, self.asked - self.latent) >= self.smallest


def latent_recipients(scope: Scope) -> Latent:
    """The registered recipients by whether they were known before."""
    known = Recipient.objects.filter(order__in=scope.orders(), known_before__isnull=False)
    numbers = known.aggregate(asked=Count("pk"), latent=Count("pk", filter=Q(known_before=False)))
    return Latent(numbers["latent"], numbers["asked"], smallest_group_shown())


def _by_place(scope: Scope, amounts: dict[Any, int]) -> Reach:
    distances = dict(scope.orders().values_list("pk", "municipality__km_to_oblast_centre"))
    return reach(Reached(distances[order], amount) for order, amount in amounts.items())


def reach_of_people(scope: Scope) -> Reach:
    """People served, by how far their municipality lies from the oblast's centre."""
    return _by_place(scope, _served(scope))


def reach_of_money(scope: Scope) -> Reach:
    """Money given, by how far the order's municipality lies from the oblast's centre."""
    return _by_place(scope, {order: sum(given.values()) for order, given in _given(scope).items()})


def satisfaction(scope: Scope) -> Satisfaction | None:
    """All closed surveys together; None where too few answered."""
    return satisfaction_over(Survey.objects.filter(contract__order__in=scope.orders()))


def trust_before_and_after() -> tuple[Decimal | None, Decimal | None]:
    """The share that trusts local self-government before and after, in percent, as a source prints it."""
    question, group, answer = TRUST
    figure = TrustFigure.objects.filter(question=question, group=group, answer=answer).first()
    return (figure.before, figure.after) if figure else (None, None)
