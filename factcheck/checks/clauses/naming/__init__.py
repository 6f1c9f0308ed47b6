"""Whether two phrases name one and the same: by their words, and by what the sentence around them says."""
