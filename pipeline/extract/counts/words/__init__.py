"""The tokenized document as counts are read from it: by offset, cut anew where a verb was lost."""
