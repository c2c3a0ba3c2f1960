"""The running app: its start and end, its settings, whose turn it is, readers who left."""
