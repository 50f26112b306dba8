"""Money: a double-entry ledger in whole tyiyn."""
