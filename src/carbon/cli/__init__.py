"""The command line: quick calculations, whole inventories, the factor catalogue."""
