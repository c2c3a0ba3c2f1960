"""The page Events: the events of the filters by time, and the page of the one that is chosen."""
