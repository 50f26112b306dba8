"""Vouchers: issued to recipients, redeemed by providers, settled by the customer."""
