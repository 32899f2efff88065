"""Making the index of emission factors: from the CSV files of `emission_factors/`, every row checked, to one file."""
