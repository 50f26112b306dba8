"""What the templates of the delivery room are given."""
