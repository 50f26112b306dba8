"""Template tags of the monitoring room."""
