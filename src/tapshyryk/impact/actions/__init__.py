"""The only writers of the impact room."""
