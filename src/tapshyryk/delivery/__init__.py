"""Delivery: recipients, groups, attendance and contributions while the service runs."""
