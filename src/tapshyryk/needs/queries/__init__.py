"""Reads of the needs room, named by their result."""
