"""Figures that are worked out of those of the passage, one kind a module: totals, products, parts, changes, levels, frequencies."""
