"""The window and the page "How this number was made"."""
