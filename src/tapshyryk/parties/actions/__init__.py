"""The only writers of the parties room."""
