"""A change of the tables as a value: reviewed before it is made, saved whole, undone."""
