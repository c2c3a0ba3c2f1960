"""A selection of the tables taken away as a file: one module a format, and what they share."""
