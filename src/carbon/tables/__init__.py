"""Frames and files ↔ named columns. Knows nothing of activities; the only place that knows dataframe libraries."""
