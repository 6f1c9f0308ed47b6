def lemma(word, norm, tag): return word.lower()
