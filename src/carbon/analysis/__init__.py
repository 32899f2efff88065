"""Functions over results: how sure they are, what moved, whether goals are met, and the tables that standards ask for."""
