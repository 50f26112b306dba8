"""Tables of the monitoring room."""

from tapshyryk.monitoring.models.visit import Finding, ServiceComplaint, Survey, Visit

__all__ = ["Finding", "ServiceComplaint", "Survey", "Visit"]
