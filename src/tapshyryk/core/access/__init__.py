"""Who may do what: actors, roles held for a time, permissions as a readable table."""
