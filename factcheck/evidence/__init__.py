"""Which passages of the sources a claim is read with: similarities in, passages (one sentence or several) out."""
