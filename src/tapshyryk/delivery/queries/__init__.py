"""Shared reads of the delivery room."""
