"""The only writers of the vouchers room."""
