"""The only writers of the assemblies room."""
