"""Who may change the tables: the editors, their logins, by password or by a provider of logins."""
