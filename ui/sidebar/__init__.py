"""The filters and the search box."""
