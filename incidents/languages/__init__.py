"""The languages of readers: their catalogues of words, numbers, dates, alphabets, directions."""
