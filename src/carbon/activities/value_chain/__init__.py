"""Goods, services, spend, assets, investments, and what happens to sold products."""
