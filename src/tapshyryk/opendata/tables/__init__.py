"""The public tables: what stands in them, as CSV and XLSX, each with its data dictionary."""
