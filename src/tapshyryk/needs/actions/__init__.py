"""The only writers of the needs room."""
