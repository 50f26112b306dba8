"""The forms of the delivery room."""
