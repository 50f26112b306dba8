"""Forms of the orders room."""
