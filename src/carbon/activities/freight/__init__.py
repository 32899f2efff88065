"""Freight by each mode, transport chains and storage."""
