"""Farming, soils and land use."""
