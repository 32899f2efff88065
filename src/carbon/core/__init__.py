"""The bottom layer: numbers, units, gases, periods, regions, booking, findings and the index file. Imports nothing above it."""
