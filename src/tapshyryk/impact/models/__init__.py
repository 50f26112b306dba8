"""Tables of the impact room."""

from tapshyryk.impact.models.continuation import Continuation
from tapshyryk.impact.models.printed import ReportedFigure, TrustFigure
from tapshyryk.impact.models.result import Result, ResultReport

__all__ = ["Continuation", "ReportedFigure", "Result", "ResultReport", "TrustFigure"]
