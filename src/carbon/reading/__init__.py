"""Tables of people → rows that the engine reads: the mapping, and what a column says as a whole of its numbers, days and units."""
