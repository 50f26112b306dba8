"""Parties: people, organisations, the roles they hold and the powers delegated to them."""
