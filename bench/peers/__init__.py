"""Products we measure ourselves against, each run by its own interpreter from the package index."""
