"""Where: the places of Kazakhstan, their names through time, and the map they stand on."""
