"""English words for the checks: a text in, its words with their bases and kinds out, and the tables that say so."""
