"""What the time slider plays: the figure of every position, in print."""
