"""Waste, water supply and waste water."""
