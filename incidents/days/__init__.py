"""The days that a reader names in a few words, and what almost names one."""
