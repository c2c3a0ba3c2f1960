"""What `python -m incidents` does: check, count, explain, export, compare, import, undo."""
