"""What is served besides pages: /api, /ready, cards, the presenting page, the first page."""
