"""The kinds of files that are taken, each known by its content."""
