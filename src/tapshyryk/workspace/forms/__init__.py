"""Forms of the workspace that belong to no step."""
