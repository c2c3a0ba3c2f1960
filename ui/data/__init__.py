"""The page Data: downloads and lists of the tables."""
