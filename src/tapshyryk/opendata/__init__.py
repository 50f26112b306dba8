"""Open data: what leaves the product for everyone, as OCDS packages, tables and an API."""
