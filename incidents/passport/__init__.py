"""The provenance of a figure ("How this number was made"): its steps and what was left out."""
