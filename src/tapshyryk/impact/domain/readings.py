"""How far a result has come: its part of the way from the baseline to the target, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Reading:
    """A result read against its target.

    `way` is the part of the way from baseline to target that was gone: 0 at the baseline, 1 at the target,
    above 1 beyond it, below 0 when things got worse; None where the baseline is not known or is the target
    itself. `of_target` is the result as a part of the target; None where the target is zero.
    """

    baseline: Decimal | None
    target: Decimal
    value: Decimal

    @property
    def way(self) -> Fraction | None:
        """The part of the way that was gone."""
        if self.baseline is None or self.baseline == self.target:
            return None
        start = Fraction(self.baseline)
        return (Fraction(self.value) - start) / (Fraction(self.target) - start)

    @property
    def of_target(self) -> Fraction | None:
        """The result as a part of the target."""
        return Fraction(self.value) / Fraction(self.target) if self.target else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where it cannot be told, the direction being unknown."""
        if self.way is not None:
            return self.way >= 1
        if self.value == self.target:
            return True
        return None
