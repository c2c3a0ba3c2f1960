"""What PostgreSQL keeps of rows that are gone, taken out of its files as far as this role may.

Rows that were erased stand in the old files of their tables, in the statistics of columns, and in
the write-ahead log: in its files up to a position, and in old ones that wait under later names to
be used again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from geo.message import to_say
from incidents.tables.remains import Remains

STATISTICS = "pg_catalog.pg_statistic"
"""The commonest values of columns, as ANALYZE found them."""

SECONDS_TO_WAIT = 10
"""How long a table, or a session that sees rows as they were, is waited for."""

SWITCH, CHECKPOINT = "SELECT pg_switch_wal()", "CHECKPOINT"
FILL = (
    "SELECT pg_logical_emit_message(false, '', ''), pg_switch_wal() FROM pg_ls_waldir() "
    "WHERE name >= (SELECT pg_walfile_name(pg_current_wal_lsn()))"
)
OVERWRITE = (SWITCH, CHECKPOINT, FILL, CHECKPOINT)
"""Leaves nothing in the log of what was written before: the file in use is closed; the older ones
go, or get later names; those and the one that follows are each filled with zeros to the end, as a
switch does; and are let go too. A setting like `wal_recycle = off` would leave what waits."""

WHO_HOLDS = sa.text(
    """
    SELECT format('SELECT pg_terminate_backend(%s)', pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND (datid IS NULL OR datname = current_database())
        AND greatest(age(backend_xmin), age(backend_xid)) > age(CAST(:since AS xid))
    UNION ALL SELECT format('ROLLBACK PREPARED %L', gid) FROM pg_prepared_xacts
    WHERE database = current_database() AND age(transaction) > age(CAST(:since AS xid))
    UNION ALL SELECT format('SELECT pg_drop_replication_slot(%L)', slot_name)
    FROM pg_replication_slots
    WHERE greatest(age(xmin), age(catalog_xmin)) > age(CAST(:since AS xid))
    """
)
"""What ends each that sees rows as they were before `since`, for which they are kept."""

ELSEWHERE = sa.text(
    """
    SELECT format('%s = %s', name, setting) FROM pg_settings
    WHERE (name, setting) NOT IN (('archive_mode', 'off'), ('log_statement', 'none'),
            ('log_min_duration_statement', '-1'), ('log_min_duration_sample', '-1'))
        AND name IN ('archive_mode', 'log_statement', 'log_min_duration_statement',
            'log_min_duration_sample')
    UNION ALL SELECT format('pg_replication_slots: %s', slot_name) FROM pg_replication_slots
    UNION ALL SELECT format('pg_stat_replication: %s', pid) FROM pg_stat_replication
    """
)
"""By what the server writes the log, or statements, to other places."""


def wipe_postgresql(connection: sa.Connection) -> list[Remains]:
    """Takes what is in no row any more out of the files of the database; gives what remains. The
    connection commits each statement by itself."""
    connection.execute(sa.text(f"SET lock_timeout = '{SECONDS_TO_WAIT}s'"))
    holding = _who_holds(connection)
    tables = [f'"{name}"' for name in sa.inspect(connection).get_table_names()]
    vacuums = [f"VACUUM (FULL, ANALYZE) {name}" for name in tables] + [f"VACUUM FULL {STATISTICS}"]
    left_out = [one for one in vacuums if not _is_rewritten(connection, one)]
    remains = []
    if holding:
        told = to_say(
            "the tables still hold what was erased, for those who began to read before: when they "
            "have ended, or were ended by these statements, run this again:"
        )
        remains.append(Remains(told, (), tuple(holding), in_tables=True))
    if left_out:
        told = to_say(
            "the tables still hold what was erased: others use them, or this role does not own "
            "them. Their owner runs:"
        )
        remains.append(Remains(told, (), tuple(left_out), in_tables=True))
    return [*remains, *_left_in_log(connection)]


def _who_holds(connection: sa.Connection) -> list[str]:
    """What ends those who see rows as they were, once they were waited for."""
    # The number of a transaction counts on past 32 bits; rows know the lower ones.
    since = connection.scalar(sa.text("SELECT CAST(CAST(pg_current_xact_id() AS xid) AS text)"))
    until = time.monotonic() + SECONDS_TO_WAIT
    while found := list(connection.scalars(WHO_HOLDS, {"since": since})):
        if time.monotonic() > until:
            break
        time.sleep(0.1)
    return ["".join(sign if sign.isprintable() else "?" for sign in one) for one in found]


def _is_rewritten(connection: sa.Connection, vacuum: str) -> bool:
    """Whether a table lies in another file now: who does not own it gets a warning alone."""
    query = sa.text("SELECT pg_relation_filenode(:name)")
    name = {"name": vacuum.rpartition(" ")[2]}
    before = connection.scalar(query, name)
    return _is_done(connection, vacuum) and connection.scalar(query, name) != before


def _left_in_log(connection: sa.Connection) -> Iterator[Remains]:
    """What remains in the write-ahead log, and where the server writes besides."""
    where = sa.text(
        "SELECT CAST(at AS text), pg_walfile_name(at) FROM pg_current_wal_insert_lsn() AS at"
    )
    position, file = connection.execute(where).one()
    if _is_done(connection, SWITCH) and _is_done(connection, CHECKPOINT):
        # Whoever holds files back lets them go later, and under later names.
        held = tuple(name for name in _files(connection) if name <= file)
        is_overwritten = _is_done(connection, FILL) and _is_done(connection, CHECKPOINT)
    else:
        held, is_overwritten = _files(connection), False
    if held or not is_overwritten:
        told = to_say(
            "the write-ahead log of PostgreSQL may hold the name: up to position {position}, in "
            "the folder pg_wal up to the file {file} and in those that wait there to be used "
            "again. They are overwritten some time, on no day that is known, and later where a "
            "replica, a slot or an archive waits for them. A superuser of the server, or a role "
            "with these rights, overwrites them by:",
            position=position,
            file=file,
        )
        yield Remains(told, held, OVERWRITE)
    if elsewhere := tuple(connection.scalars(ELSEWHERE)):
        told = to_say("the server writes what may hold the name to other places, too:")
        yield Remains(told, elsewhere)


def _files(connection: sa.Connection) -> tuple[str, ...]:
    """The files of the log by name, none where this role may not see them."""
    query = sa.text("SELECT name FROM pg_ls_waldir() WHERE length(name) = 24 ORDER BY name")
    try:
        return tuple(connection.scalars(query))
    except DBAPIError:
        connection.rollback()
        return ()


def _is_done(connection: sa.Connection, statement: str) -> bool:
    """Whether the server did it: this role may not, or others held it up."""
    try:
        connection.execute(sa.text(statement)).close()
    except DBAPIError:
        connection.rollback()
        return False
    return True
