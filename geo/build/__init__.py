"""`python -m geo.build`: the gazetteer and the base map made again from open data."""
