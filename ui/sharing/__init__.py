"""What a reader takes along: copied texts, links and codes of a view, printed pages."""
