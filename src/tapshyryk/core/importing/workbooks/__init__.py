"""Reading workbooks (XLSX, XLS, ODS) in a process of their own."""
