"""Forms of the steps of the assemblies room."""
