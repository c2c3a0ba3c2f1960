"""A selection as sheets of rows, one module a sheet: what every format writes."""
