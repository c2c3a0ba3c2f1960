"""Text on its way out of the product made harmless, once for every part that writes."""
