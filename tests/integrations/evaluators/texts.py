"""A source, and a text that it supports and one that it does not, as the fakes see it."""

SOURCE = "The bridge was closed on Monday. Two lorries did not stop."
GOOD = "The bridge was closed on Monday."
BAD = "The bridge was closed. Two lorries did stop."
