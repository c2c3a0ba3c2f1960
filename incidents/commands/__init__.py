"""What `python -m incidents` does: check, count, explain, export, compare, release."""
