"""What the tables can get wrong, one function a mistake; `lists.py` names all of them."""
