"""The page Incidents: the table that is searched, and the incident that is open."""
