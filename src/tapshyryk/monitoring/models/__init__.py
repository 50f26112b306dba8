"""Tables of the monitoring room."""

from tapshyryk.monitoring.models.complaint import ServiceComplaint
from tapshyryk.monitoring.models.finding import Finding
from tapshyryk.monitoring.models.survey import Survey
from tapshyryk.monitoring.models.visit import Visit, Visitor

__all__ = ["Finding", "ServiceComplaint", "Survey", "Visit", "Visitor"]
