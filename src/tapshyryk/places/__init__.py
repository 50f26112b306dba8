"""Places: oblasts, rayons, municipalities, settlements and their population."""
