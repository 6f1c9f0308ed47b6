"""Texts as the rest of the house sees them: a string in, sentences with offsets into it out, and which of them are claims."""
