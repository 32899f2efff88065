"""The engine: rows ↔ questions, the plan, and the emissions. It never learns what an aeroplane is."""
