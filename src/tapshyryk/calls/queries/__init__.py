"""Reads of the calls room, named by their result."""
