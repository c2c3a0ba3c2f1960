"""What more than one page draws: HTML, bars, buttons that copy and share, tables, style."""
