"""What Alembic runs to bring a database up to date: on the connection that it is given."""

from __future__ import annotations

from alembic import context


def run() -> None:
    """Makes the steps that are missing, within the transaction of the connection."""
    context.configure(connection=context.config.attributes["connection"])
    with context.begin_transaction():
        context.run_migrations()


# The name under which Alembic loads this file; under its own it may be imported.
if __name__ == "env_py":
    run()
