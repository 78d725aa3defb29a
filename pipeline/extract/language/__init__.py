"""English, as far as the extraction needs it: sentences, words and their classes, clauses."""
