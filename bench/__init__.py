"""Measures what has to stay fast, in one run with what people would use instead."""
