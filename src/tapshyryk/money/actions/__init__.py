"""The only writers of the money room."""
