"""What must hold before a thing of the needs room may move on, one file for each table of moves."""
