"""Template tags of the impact room."""
