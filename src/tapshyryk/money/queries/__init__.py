"""Shared reads of the money room."""
