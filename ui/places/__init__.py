"""The page Name finder: names and lists of names, and where they are."""
