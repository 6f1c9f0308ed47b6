"""What can be told from either side: comparisons, kinship, deals, results and offices."""
