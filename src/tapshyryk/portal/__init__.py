"""Portal: the public pages; queries only."""
