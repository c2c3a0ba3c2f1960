"""The tables as one value: typed, geocoded, without rows that are not sound; and its versions."""
