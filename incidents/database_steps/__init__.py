"""How databases of tables are laid out, step by step: Alembic makes those that are missing."""
