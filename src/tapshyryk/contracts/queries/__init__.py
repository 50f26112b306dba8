"""Shared reads of the contracts room."""
