"""From a selection to figures: which reports it lets through, and what they carry together."""
