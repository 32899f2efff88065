"""An organisation's inventory: a folder with `inventory.toml` and tables → footprint."""
