"""The played example: an invented municipality in which every role acts as it would on the web."""
