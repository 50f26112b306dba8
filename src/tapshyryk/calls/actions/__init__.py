"""The only writers of the calls room."""
