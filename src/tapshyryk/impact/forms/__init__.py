"""What people fill in for the steps of the impact room."""
