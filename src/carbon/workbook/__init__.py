"""A workbook made for people: written as a template, read as an inventory, given back with its findings.

`shape` knows the sheets and columns (TOML files in `subjects/`), `words` the labels of drop-downs in each language, `template` writes the
workbook, `opening` makes of a filled one the text of an `inventory.toml`, so that it is read by the one reader of inventories.
"""
