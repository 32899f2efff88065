"""The index file of emission factors, read-only: `factors/index` makes it."""
