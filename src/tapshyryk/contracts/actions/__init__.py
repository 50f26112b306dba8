"""The only writers of the contracts room."""
