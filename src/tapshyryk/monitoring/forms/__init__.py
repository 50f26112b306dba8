"""What people fill in for the steps of the monitoring room."""
