"""The `export` command: finds in the rooms what can be exported."""
