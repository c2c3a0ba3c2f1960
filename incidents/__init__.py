"""The tables, what they can get wrong, the rule for numbers, and figures in words; no Streamlit."""
