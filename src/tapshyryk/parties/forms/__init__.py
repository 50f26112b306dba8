"""Forms of the steps of the parties room."""
