"""The names in a text, taken apart, and their spellings in several alphabets."""
