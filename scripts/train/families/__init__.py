"""Training rows made by rule, one family for each way in which a rewrite goes wrong, each wrong row with a faithful twin."""
