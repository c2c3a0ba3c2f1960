"""A selection as a file: one module a format, and what every file says of itself."""
