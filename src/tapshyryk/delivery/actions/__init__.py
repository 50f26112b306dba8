"""The only writers of the delivery room."""
