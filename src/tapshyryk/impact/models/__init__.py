"""Tables of the impact room."""

from tapshyryk.impact.models.result import Continuation, ReportedFigure, Result, ResultReport, TrustFigure

__all__ = ["Continuation", "ReportedFigure", "Result", "ResultReport", "TrustFigure"]
