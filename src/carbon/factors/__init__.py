"""Emission factors: what they are, where they stand, and how one is chosen."""
