"""What the ten factors are computed from: money, proposals, contracts, recipients, answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db.models import BigIntegerField, Case, Count, IntegerField, Max, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, ExtractYear, NullIf

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
from tapshyryk.impact.models import ReportedFigure, ResultReport, TrustFigure
from tapshyryk.money.domain import ledger
from tapshyryk.money.queries.balances import balances_of_books
from tapshyryk.monitoring.domain.satisfaction import Satisfaction
from tapshyryk.monitoring.models import Survey
from tapshyryk.monitoring.queries.satisfaction import satisfaction_over, smallest_group_shown
from tapshyryk.orders.models import Order

TRUST: Final = ("trusts the local self-government bodies", "all respondents", "yes")
"""Question, group and answer by which trust is compared before and after."""


YEAR: Final = Coalesce(
    ExtractYear("starts"),
    NullIf("order__year", 0),
    ExtractYear("signed_at", tzinfo=UTC),
    output_field=IntegerField(),
)
"""The year a contract begins in, as far as known."""

WORTH: Final = Case(
    When(amount_tyiyn__gt=0, then="amount_tyiyn"),
    When(order__source__gt="", then=Value(PILOT_GRANT_TYIYN)),
    output_field=BigIntegerField(null=True),
)
"""The sum of a contract; of a founding source's order without one, the grant."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The signed contracts of one contractor and theme that begin in a year: their worth, and of how many."""

    year: int | None
    contractor: Any
    theme: str
    worth: int | None
    contracts: int


@dataclass(frozen=True, slots=True)
class Told:
    """Of an order: the sum of its signed contracts, its source, kilometres to the oblast's centre."""

    contracted: int | None
    source: str
    km: int | None

    @property
    def granted(self) -> int | None:
        """The contracts' sum; of a founding source's order without one, the grant."""
        return PILOT_GRANT_TYIYN if self.contracted is None and self.source else self.contracted


@dataclass(frozen=True)
class Scope:
    """Which orders count: all past their draft; those of the played example only if wanted.

    What several factors stand on is read once and kept as long as the scope itself: for one page.
    """

    with_examples: bool = False

    def orders(self) -> QuerySet[Order]:
        """The orders that count."""
        orders = Order.objects.exclude(state="draft")
        return orders if self.with_examples else orders.filter(municipality__is_example=False)

    @cached_property
    def given(self) -> dict[Any, dict[tuple[str, str], int]]:
        """What was given to each order by giver and form, out of the ledger; others are left out."""
        held = balances_of_books(self.orders().order_by().values("pk"))
        found = {UUID(book): ledger.contributions(accounts) for book, accounts in held.items()}
        return {order: by_giver for order, by_giver in sorted(found.items()) if by_giver}

    @cached_property
    def served(self) -> dict[Any, int]:
        """People served, by order, as the accepted reports say; the highest where there are several."""
        accepted = ResultReport.objects.filter(
            contract__order__in=self.orders(), state="accepted", recipients_served__isnull=False
        )
        by_order = accepted.order_by().values_list("contract__order_id")
        return dict(by_order.annotate(Max("recipients_served")))

    @cached_property
    def told(self) -> dict[Any, Told]:
        """What is known of each order besides its ledger."""
        signed = Q(contracts__state__in=SIGNED)
        rows = self.orders().order_by().annotate(contracted=Sum("contracts__amount_tyiyn", filter=signed))
        names = ("pk", "contracted", "source", "municipality__km_to_oblast_centre")
        return {row[0]: Told(*row[1:]) for row in rows.values_list(*names)}

    @cached_property
    def trust(self) -> list[TrustFigure]:
        """Answers of the trust survey before and after, in the order of the source."""
        return list(TrustFigure.objects.all())

    @cached_property
    def printed(self) -> dict[str, ReportedFigure]:
        """Figures the founding sources print, by key."""
        return {figure.key: figure for figure in ReportedFigure.objects.all()}

    @cached_property
    def signed(self) -> list[Signed]:
        """The signed contracts by year, contractor and theme."""
        grouped = (
            Contract.objects.filter(order__in=self.orders(), state__in=SIGNED)
            .annotate(year=YEAR, worth=WORTH)
            .order_by("year", "contractor_id", "order__theme")
            .values_list("year", "contractor_id", "order__theme")
            .annotate(Sum("worth"), Count("worth"))
        )
        return [Signed(*row) for row in grouped]


def money_of_orders(scope: Scope) -> Cofinancing:
    """The money of all orders to which anything was given."""
    return cofinancing(
        OrderMoney(given, public_money(given, scope.told[order].granted))
        for order, given in scope.given.items()
    )


def recipients_and_money(scope: Scope) -> tuple[int, int]:
    """People served and tyiyn given, over the orders of which both are known."""
    served, given = scope.served, scope.given
    both = [order for order in served if order in given]
    return sum(served[order] for order in both), sum(sum(given[order].values()) for order in both)


def proposals_of_calls(scope: Scope) -> Competition:
    """The proposals of every call whose proposals were opened; a call nobody answered counts as none."""
    calls = Call.objects.filter(order__in=scope.orders())
    ended = calls.filter(Q(opened_at__isnull=False) | Q(state="failed"))
    drawn = ended.annotate(drawn=Count("proposals", filter=Q(proposals__state__in=COUNTED)))
    return competition(drawn.order_by().values_list("drawn", flat=True))


def concentration(scope: Scope) -> tuple[Concentration, ...]:
    """How concentrated contract value was, year by year; contracts without a sum or a year are left out."""
    return concentration_by_year(
        Award(each.year, str(each.contractor), each.worth, each.contracts)
        for each in scope.signed
        if each.year is not None and each.worth is not None
    )


def providers_and_themes(scope: Scope) -> list[tuple[int, int, int]]:
    """Year, how many providers had a contract that began in it, how many themes those served."""
    providers: dict[int, set[Any]] = defaultdict(set)
    themes: dict[int, set[str]] = defaultdict(set)
    for each in scope.signed:
        if each.year is not None:
            providers[each.year].add(each.contractor)
            themes[each.year].add(each.theme)
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
    return reach(Reached(scope.told[order].km, amount) for order, amount in amounts.items())


def reach_of_people(scope: Scope) -> Reach:
    """People served, by how far their municipality lies from the oblast's centre."""
    return _by_place(scope, scope.served)


def reach_of_money(scope: Scope) -> Reach:
    """Money given, by how far the order's municipality lies from the oblast's centre."""
    return _by_place(scope, {order: sum(given.values()) for order, given in scope.given.items()})


def satisfaction(scope: Scope) -> Satisfaction | None:
    """All closed surveys together; None where too few answered."""
    return satisfaction_over(Survey.objects.filter(contract__order__in=scope.orders()))


def trust_before_and_after(scope: Scope) -> tuple[Decimal | None, Decimal | None]:
    """The share that trusts local self-government before and after, in percent, as a source prints it."""
    told = (each for each in scope.trust if (each.question, each.group, each.answer) == TRUST)
    figure = next(told, None)
    return (figure.before, figure.after) if figure else (None, None)
