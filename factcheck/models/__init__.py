"""The models behind two small protocols (`Encoder`, `NliModel`): texts in, vectors and pair probabilities out.

Devices, batches and the cache are handled here, and nowhere else.
"""
