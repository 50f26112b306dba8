"""Forms of the steps of the needs room."""
