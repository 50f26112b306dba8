"""The only writers of the places room."""
