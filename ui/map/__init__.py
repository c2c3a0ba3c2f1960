"""The page Map: the map with its slider, the place that is open, the months under it."""
