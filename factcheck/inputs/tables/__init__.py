"""Files of rows: JSON Lines, CSV and Parquet in, one record after the other out, in their order."""
