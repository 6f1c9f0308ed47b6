"""What the checked rows of a batch say together: checked files in, a summary or a comparison of two, and its pages, out."""
