"""From the bytes of a file to typed rows, and every problem said with its place."""
