"""The embedded models on a processor without torch: OpenVINO runs them, from the weights that come with factcheck.

torch takes seconds to import, transformers and sentence-transformers several more; none of this package imports them.
"""

PRECISIONS = ("auto", "fp32", "bf16", "int8")
"""Those in which the embedded models run here."""
