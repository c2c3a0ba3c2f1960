"""A briefing as a value, its history, and the file and the folder it is kept in; no numbers."""
