"""From the rows of a list to a change of the tables; nothing is saved here."""
