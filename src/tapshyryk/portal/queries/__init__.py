"""Reads of the portal, named by their result."""
