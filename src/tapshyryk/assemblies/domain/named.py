"""Who leads, writes and counts at an assembly: people of the register, or residents known by name alone."""

from __future__ import annotations

from dataclasses import dataclass

from tapshyryk.core.folding import same_name


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named for an office at an assembly; `ref` is empty where they are not in the register yet."""

    name: str
    ref: str = ""

    def __repr__(self) -> str:
        return "Named(…)"

    __str__ = __repr__

    def is_also(self, other: Named) -> bool:
        """Whether both are one person: by the register, or by name where one of them is not in it."""
        if self.ref and other.ref:
            return self.ref == other.ref
        return bool(self.name) and same_name(self.name) == same_name(other.name)
