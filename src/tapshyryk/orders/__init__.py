"""Orders: programmes and the social orders that belong to them."""
