"""From pair probabilities and the findings of the exact checks to verdicts.

Claims go in open and come out settled, each with a label, its evidence and a score.
"""
