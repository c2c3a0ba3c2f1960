"""Pictures of scenes as SVG, made without a browser."""
