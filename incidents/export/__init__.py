"""A selection as a file: one module a format, one a sheet, and what every file says of itself."""
