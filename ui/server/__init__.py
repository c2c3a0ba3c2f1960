"""What is served besides pages: /api, /ready, assets, the page that presents, redirects, headers."""
