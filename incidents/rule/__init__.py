"""The rule for numbers, pure: what overlaps, which reports can all be right, what comes out."""
