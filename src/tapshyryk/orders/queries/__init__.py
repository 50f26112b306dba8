"""Reads of the orders room, named by their result."""
