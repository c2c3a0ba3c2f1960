"""What more than one page draws: HTML, bars, chips, fields, lists, plain tables, style."""
