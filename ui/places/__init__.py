"""The page Places: names and lists of names, and where they are."""
