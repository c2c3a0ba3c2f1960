"""Scenes drawn as SVG, and the PNG, PDF and handout made of them, without a browser."""
