"""Reads of the impact room, named by their result."""
