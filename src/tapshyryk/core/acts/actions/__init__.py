"""The only writers of the record: append, seal, forget."""
