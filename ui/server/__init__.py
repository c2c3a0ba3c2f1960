"""What is served besides pages: /api, assets, cards of links, presenting, redirects, headers."""
