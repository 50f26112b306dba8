"""Papers: typst templates rendered to archival PDF, stored with their hash in the act that made them."""
