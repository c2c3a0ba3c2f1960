"""What holds the catalogues in locale/ to be whole, sound and in the words of the glossary."""
