"""Checking files of any number of pairs: streaming, resumable, with nothing lost (see docs/batch.md)."""
