"""Reads of the assemblies room, named by their result."""
