"""Calls: the open competition for an order."""
