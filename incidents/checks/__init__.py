"""What the tables can get wrong, one function a mistake; `registry.py` names all of them."""
