"""What is served besides pages: /api, assets, the page that presents, redirects, headers."""
