"""One reader: the view, its links, the tables, the language, the briefing that is being made."""
