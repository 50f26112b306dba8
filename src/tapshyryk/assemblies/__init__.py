"""Assemblies: gatherings of residents that choose and hear."""
