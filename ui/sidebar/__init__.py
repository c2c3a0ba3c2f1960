"""The sidebar: the filters, the search box, the choice of place names."""
