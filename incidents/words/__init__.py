"""Figures in the reader's language: sentences, caveats, printed figures, names."""
