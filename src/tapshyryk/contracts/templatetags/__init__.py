"""What the templates of the contracts room are given."""
