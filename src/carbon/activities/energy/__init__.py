"""Fuels, electricity, heat, cooling and steam: bought, burned or made."""
