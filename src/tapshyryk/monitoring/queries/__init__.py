"""Reads of the monitoring room, named by their result."""
