"""One translation layer: every sentence and number that a reader sees goes through it."""
