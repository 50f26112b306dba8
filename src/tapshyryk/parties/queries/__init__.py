"""Reads of the parties room, named by their result."""
