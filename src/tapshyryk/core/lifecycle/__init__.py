"""The lifecycle engine: tables of moves, and the one place where a state changes."""
