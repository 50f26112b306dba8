"""Shared reads of the vouchers room."""
