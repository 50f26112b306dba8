"""The ten factors of effect from what the data hold, each figure with what it is computed from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.impact.domain.competition import Competition, Concentration
from tapshyryk.impact.domain.factors import FACTORS, Effect, Factor, Figure, Printed
from tapshyryk.impact.domain.reach import REMOTE_KM, Reach
from tapshyryk.impact.domain.shares import percent, rounded, share
from tapshyryk.impact.models import ReportedFigure
from tapshyryk.impact.queries import grounds
from tapshyryk.impact.queries.grounds import Scope


def effects(scope: Scope | None = None, *, with_examples: bool = False) -> tuple[Effect, ...]:
    """The ten factors, of all orders that are past their draft; the played example only when asked for.

    A page that shows more of the same orders gives the scope it reads them in.
    """
    within = scope or Scope(with_examples)
    return tuple(_effect(factor, FIGURES[factor.key](within), within.printed) for factor in FACTORS)


def _effect(factor: Factor, figures: tuple[Figure, ...], known: dict[str, ReportedFigure]) -> Effect:
    computed = {figure.key: figure.value for figure in figures}
    printed = tuple(
        Printed(
            key,
            known[key].value,
            known[key].unit,
            known[key].as_of,
            known[key].statement_en,
            known[key].source,
            computed.get(beside),
        )
        for key, beside in factor.printed.items()
        if key in known
    )
    return Effect(factor, figures, printed)


def _cofinancing(scope: Scope) -> tuple[Figure, ...]:
    money = grounds.money_of_orders(scope)
    from_what = N_("contributions recorded to orders, and the sums of their contracts")
    parts: dict[str, int | str] = {
        "orders": money.orders,
        "orders_left_out": money.left_out,
        "public_tyiyn": money.public,
        "beyond_tyiyn": money.beyond,
    }
    forms = {f"form_{form}_tyiyn": amount for form, amount in money.by_form.items()}
    givers = {f"giver_{giver or 'not_reported'}_tyiyn": amount for giver, amount in money.by_giver.items()}
    return (
        Figure(
            "cofinancing_of_all",
            N_("What came on top of public money, of all money"),
            percent(money.of_all),
            "percent",
            from_what,
            {**parts, **givers, **forms},
        ),
        Figure(
            "cofinancing_per_public",
            N_("What came on top, for each 100 som of public money"),
            percent(money.per_public),
            "som",
            from_what,
            parts,
        ),
        Figure(
            "cofinancing_mean_of_orders",
            N_("The same share, on average over the orders"),
            percent(money.mean_of_orders),
            "percent",
            from_what,
            {"orders": money.orders},
        ),
    )


def _cost(scope: Scope) -> tuple[Figure, ...]:
    served, money = grounds.recipients_and_money(scope)
    return (
        Figure(
            "cost_per_recipient",
            N_("Money of an order for each person served"),
            rounded(_som(share(money, served))),
            "som",
            N_("contributions recorded, and people served by the accepted reports"),
            {"recipients": served, "money_tyiyn": money},
        ),
        _missing(
            "cost_reduction",
            N_("Saved against a public institution with the same service"),
            "percent",
            N_("costs of public institutions are not in the data"),
        ),
    )


def _competition(scope: Scope) -> tuple[Figure, ...]:
    drawn: Competition = grounds.proposals_of_calls(scope)
    parts: dict[str, int | str] = {"calls": drawn.calls, "proposals": drawn.proposals, "single": drawn.single}
    from_what = N_("proposals opened, call by call")
    return (
        Figure(
            "proposals_per_call",
            N_("Proposals for each call"),
            rounded(drawn.proposals_per_call),
            "proposals",
            from_what,
            parts,
        ),
        Figure(
            "single_proposal_share",
            N_("Calls with one proposal only"),
            percent(drawn.single_share),
            "percent",
            from_what,
            parts,
        ),
        *(_of_year(year) for year in grounds.concentration(scope)),
    )


def _of_year(year: Concentration) -> Figure:
    return Figure(
        f"concentration_{year.year}",
        N_("Concentration of contract value (Herfindahl-Hirschman index, 10 000: one provider has all)"),
        rounded(year.index * 10_000, 0),
        "index",
        N_("sums of signed contracts, by the year they begin"),
        {
            "year": year.year,
            "contracts": year.contracts,
            "providers": year.providers,
            "value_tyiyn": year.value,
        },
    )


def _market(scope: Scope) -> tuple[Figure, ...]:
    years = grounds.providers_and_themes(scope)
    return tuple(
        Figure(
            f"providers_{year}",
            N_("Providers with a contract, and themes served"),
            Decimal(providers),
            "providers",
            N_("signed contracts, by the year they begin"),
            {"year": year, "providers": providers, "themes": themes},
        )
        for year, providers, themes in years
    ) or (
        _missing(
            "providers",
            N_("Providers with a contract, and themes served"),
            "providers",
            N_("signed contracts, by the year they begin"),
        ),
    )


def _targeting(scope: Scope) -> tuple[Figure, ...]:
    found = grounds.latent_recipients(scope)
    return (
        Figure(
            "latent_share",
            N_("Recipients who were on no register before"),
            percent(share(found.latent, found.asked)) if found.shown else None,
            "percent",
            N_("registered recipients of whom it is known; groups under five are not shown"),
            {"latent": found.latent, "recipients": found.asked} if found.shown else {},
        ),
    )


def _remote(scope: Scope) -> tuple[Figure, ...]:
    people, money = grounds.reach_of_people(scope), grounds.reach_of_money(scope)
    return (
        _reached("remote_recipients", N_("People served in remote municipalities"), people, "recipients"),
        _reached("remote_money", N_("Money for orders of remote municipalities"), money, "tyiyn"),
    )


def _reached(key: str, label: str, found: Reach, what: str) -> Figure:
    return Figure(
        key,
        label,
        percent(found.of_known),
        "percent",
        N_("municipalities whose distance to the oblast's centre is reported; remote: from 100 km"),
        {
            f"remote_{what}": found.remote,
            f"known_{what}": found.known,
            f"unknown_{what}": found.unknown,
            "remote_km": REMOTE_KM,
        },
    )


def _satisfaction(scope: Scope) -> tuple[Figure, ...]:
    said = grounds.satisfaction(scope)
    from_what = N_("closed surveys of recipients; those with fewer than five answers are left out")
    if said is None:
        return (
            _missing("very_satisfied", N_("Very satisfied recipients"), "percent", from_what),
            _missing("dissatisfied", N_("Dissatisfied recipients"), "percent", from_what),
        )
    parts: dict[str, int | str] = {
        "answers": said.answers.total,
        "low_percent": str(said.interval.low * 100),
        "high_percent": str(said.interval.high * 100),
    }
    return (
        Figure(
            "very_satisfied",
            N_("Very satisfied recipients"),
            percent(said.very_satisfied),
            "percent",
            from_what,
            parts,
        ),
        Figure(
            "dissatisfied",
            N_("Dissatisfied recipients"),
            percent(said.dissatisfied),
            "percent",
            from_what,
            {"answers": said.answers.total},
        ),
    )


def _administration(scope: Scope) -> tuple[Figure, ...]:
    return (
        _missing(
            "admin_saving",
            N_("Administration saved on a complex service"),
            "percent",
            N_("administrative costs of agencies are not in the data"),
        ),
    )


def _families(scope: Scope) -> tuple[Figure, ...]:
    return (
        _missing(
            "family_benefit",
            N_("Benefit to a recipient's family, a month"),
            "som",
            N_("families' time and expenses are not in the data"),
        ),
    )


def _society(scope: Scope) -> tuple[Figure, ...]:
    before, after = grounds.trust_before_and_after(scope)
    from_what = N_("the survey's share of those who trust local self-government, as the source prints it")
    if before is None or after is None:
        return (
            _missing("trust_points", N_("Growth of trust, points"), "points", from_what),
            _missing("trust_growth", N_("Growth of trust, of what it was"), "percent", from_what),
        )
    growth = Fraction(after) / Fraction(before) - 1 if before else None
    parts: dict[str, int | str] = {"before_percent": f"{before:f}", "after_percent": f"{after:f}"}
    return (
        Figure("trust_points", N_("Growth of trust, points"), after - before, "points", from_what, parts),
        Figure(
            "trust_growth",
            N_("Growth of trust, of what it was"),
            percent(growth),
            "percent",
            from_what,
            parts,
        ),
    )


def _missing(key: str, label: str, unit: str, from_what: str) -> Figure:
    return Figure(key, label, None, unit, from_what)


def _som(tyiyn: Fraction | None) -> Fraction | None:
    return None if tyiyn is None else tyiyn / 100


FIGURES: Final[dict[str, Callable[[Scope], tuple[Figure, ...]]]] = {
    "cofinancing": _cofinancing,
    "cost_reduction": _cost,
    "competition": _competition,
    "market_growth": _market,
    "targeting": _targeting,
    "remote_reach": _remote,
    "satisfaction": _satisfaction,
    "admin_saving": _administration,
    "family_benefit": _families,
    "society_benefit": _society,
}
"""How the figures of each factor are computed."""
