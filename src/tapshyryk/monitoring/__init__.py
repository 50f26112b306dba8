"""Monitoring: visits against standards, findings mended, short surveys, complaints."""
