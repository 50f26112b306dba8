"""Reads of the places room, named by their result."""
