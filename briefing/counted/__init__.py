"""A scene with its numbers and words, counted when it is shown, and what is redacted from it."""
