"""The places of Kazakhstan, found by name or by point; never the first of several."""
