"""From the bytes of a file to typed columns, and every problem said with its place."""
