"""What somebody wrote for a place: spellings, alphabets, and the text taken apart."""
