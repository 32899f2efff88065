"""Findings written back into a copy of a workbook; the one place where openpyxl is used."""
