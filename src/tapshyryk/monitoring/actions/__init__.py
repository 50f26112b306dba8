"""The only writers of the monitoring room."""
