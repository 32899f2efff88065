"""Gases released from equipment, cylinders and inhalers."""
