"""The tables, what they can get wrong, the rule for numbers, and figures in words; no Streamlit."""

from incidents.notebook import __getattr__ as __getattr__
