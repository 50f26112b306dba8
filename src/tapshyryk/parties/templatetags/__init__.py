"""Template tags of the parties room."""
