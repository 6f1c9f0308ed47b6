"""Who does what: a parsed sentence in, its deeds (verbs with who and what they are about) out, and how deeds of two sentences differ."""
