"""One importer for every registry: tables from files, checked row by row, all written or nothing."""
