"""The forms of the vouchers room."""
