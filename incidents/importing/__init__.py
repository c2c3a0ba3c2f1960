"""From files that people send to a change of the tables; nothing is saved here."""
