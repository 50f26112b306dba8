"""Forms of the calls room."""
