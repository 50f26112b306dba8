"""Tables of the assemblies room."""

from tapshyryk.assemblies.models.assembly import Assembly, Option

__all__ = ["Assembly", "Option"]
