"""The index file: made from the CSV files of `emission_factors/`, read-only for everything else."""
