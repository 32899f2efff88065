"""Units of the field: one registry (`units.txt`), and the table of scales made from it."""
