"""What is served besides pages: /api, /ready, assets, the presenting page, redirects, headers."""
