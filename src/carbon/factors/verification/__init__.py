"""Checks of the catalogue: of each factor alone, and of each among its neighbours."""
