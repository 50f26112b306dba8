"""Tags of the templates of the needs room."""
