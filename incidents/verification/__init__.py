"""The verification desk: what to read first, the pages that are kept, and what came of it."""
