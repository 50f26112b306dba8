"""What the workspace does itself: taking tables in for the importer."""
