"""Whole claims in the source's own terms: converses, and what says the same by its structure, told as the passage tells it."""
