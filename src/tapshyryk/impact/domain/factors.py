"""The ten factors of effect, and which printed figures stand beside which computed ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tapshyryk.core.lifecycle.spec import N_


@dataclass(frozen=True, slots=True)
class Factor:
    """One of the ten factors of the report of 2017.

    `printed` are the keys of the figures that sources print for it; each leads to the key of the computed
    figure it can be compared with, or to an empty text where nothing computed is the same thing.
    """

    number: int
    key: str
    name: str
    printed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure; `value` is None where the data do not hold what it needs.

    `label` and `from_what` are English message ids: what it is, and what it is computed from. `parts` are
    the whole numbers behind it, by name (sums in tyiyn).
    """

    key: str
    label: str
    value: Decimal | None
    unit: str
    from_what: str
    parts: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure a source prints, beside the computed one; `difference` is computed less printed."""

    key: str
    value: Decimal
    unit: str
    as_of: str
    statement_en: str
    source: str
    computed: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Computed less printed; None where nothing computed is the same thing."""
        return None if self.computed is None else self.computed - self.value


@dataclass(frozen=True, slots=True)
class Effect:
    """What is known of one factor: computed figures, and what sources print."""

    factor: Factor
    figures: tuple[Figure, ...]
    printed: tuple[Printed, ...]

    @property
    def is_reported(self) -> bool:
        """Whether at least one figure could be computed."""
        return any(figure.value is not None for figure in self.figures)


FACTORS: Final = (
    Factor(
        1,
        "cofinancing",
        N_("Money raised on top of public financing"),
        {
            "cofinancing_municipal_mean": "cofinancing_of_all",
            "cofinancing_ministry_mean": "",
            "cofinancing_range_low": "cofinancing_of_all",
            "cofinancing_range_high": "cofinancing_of_all",
            "community_contribution_pilots": "",
        },
    ),
    Factor(
        2,
        "cost_reduction",
        N_("Lower cost"),
        {"cost_reduction_max": "", "salary_saving_batken": "", "centre_cost_year": ""},
    ),
    Factor(3, "competition", N_("Fair competition and less corruption")),
    Factor(4, "market_growth", N_("More and better services and providers"), {"providers_total": ""}),
    Factor(
        5,
        "targeting",
        N_("Better targeting: unrecorded needs found"),
        {"targeting_gain_mean": ""},
    ),
    Factor(6, "remote_reach", N_("Services reach remote places")),
    Factor(
        7,
        "satisfaction",
        N_("Results and satisfaction"),
        {
            "satisfaction_gain_mean": "",
            "very_satisfied_gain": "",
            "dissatisfied_budget_institutions": "",
        },
    ),
    Factor(
        8,
        "admin_saving",
        N_("Complex problems of several agencies solved"),
        {"admin_saving_complex": ""},
    ),
    Factor(
        9,
        "family_benefit",
        N_("Indirect benefit to families"),
        {"family_benefit_low": "", "family_benefit_high": ""},
    ),
    Factor(
        10,
        "society_benefit",
        N_("Indirect benefit to state and society"),
        {"trust_gain_low": "trust_growth", "trust_gain_high": "trust_growth"},
    ),
)
"""The ten factors in the order of the report."""

UNITS: Final = {
    "percent": N_("percent"),
    "som": N_("som"),
    "proposals": N_("proposals"),
    "index": N_("of 10 000"),
    "providers": N_("providers"),
    "points": N_("points"),
}
"""The units of computed figures as English message ids."""
