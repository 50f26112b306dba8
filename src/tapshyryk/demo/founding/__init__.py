"""The founding sources: what they print, loaded through the importer and recorded as their acts."""
