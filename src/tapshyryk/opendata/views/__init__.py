"""Downloads of open data, outside the languages."""
