"""Figures: limits, counts compared, figures of lists, distances and multiples."""
