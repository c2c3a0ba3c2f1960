"""The desk: tables brought in, what they would do to the figures, and what was done, taken back."""
