"""Pure: what stands on the card of a private person, and what figures need of it."""
