"""The rows of a list, one a report: days, place, figure and sources, read cell by cell."""
