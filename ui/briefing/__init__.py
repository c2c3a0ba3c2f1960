"""The page Briefing: scenes added, put in order, and taken away as files."""
