"""The style guide: every component in every state, on one page, for those who build pages."""
