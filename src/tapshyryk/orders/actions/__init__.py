"""The only writers of the orders room."""
