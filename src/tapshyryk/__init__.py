"""Tapshyryk: social orders in the open, from a village's need to a proven result."""

__version__ = "0.1.0"
