"""Template tags of the calls room."""
