"""The forms of the contracts room."""
