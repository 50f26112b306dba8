"""Writing tables: cells that cannot become formulas, CSV and XLSX files, import templates."""
