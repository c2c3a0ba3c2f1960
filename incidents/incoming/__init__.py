"""A file that somebody brings, as sheets of cells, and which of its columns hold what."""
