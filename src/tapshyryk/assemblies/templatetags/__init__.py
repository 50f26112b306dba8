"""Template tags of the assemblies room."""
