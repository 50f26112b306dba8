"""Reads of the workspace, named by their result."""
