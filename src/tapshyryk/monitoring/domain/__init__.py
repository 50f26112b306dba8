"""Pure rules and calculations of the room: no framework here."""
