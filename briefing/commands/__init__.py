"""What `python -m briefing` does: check a briefing file, export it."""
