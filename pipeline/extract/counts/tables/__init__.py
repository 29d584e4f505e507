"""Counts in tables: cells, headers, totals."""
