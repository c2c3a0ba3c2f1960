"""The places of Kazakhstan, their names through time, and the map that shows them."""
