"""A geocoder of the network, asked only where it is switched on."""
