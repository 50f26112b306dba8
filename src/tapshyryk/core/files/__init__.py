"""Uploads: taken only when their content is what it claims to be, kept privately, never shown inline."""
