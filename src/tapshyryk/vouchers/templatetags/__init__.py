"""What the templates of the vouchers room are given."""
