"""Rows that stay in their table: their distinct combinations are asked, and sums are computed where they live.

May touch plan, answering, asking and tables.
"""
