"""The tables as they were when databases were first written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = None

TABLES = {
    "events": (
        "event_id title title_ru title_kk date_first date_last "
        "context demands_text why_included note"
    ),
    "incidents": (
        "incident_id event_id location_text place_id venue_text date_first "
        "date_last date_precision tactics_text note"
    ),
    "reports": (
        "report_id event_id scope date_first date_last as_of_date "
        "measure act detained_low detained_high detained_text text_language "
        "detained_text_en extent hedged basis origin_id source_id "
        "also_in_source_ids replaces_report_id status status_reason review note"
    ),
    "origins": "origin_id name name_ru name_kk voice_id interest_text",
    "sources": (
        "source_id publisher title url published_date read_date "
        "archive_url language sharing_risk_text"
    ),
    "organizers": "organizer_id name name_ru name_kk aliases note",
    "event_organizers": "event_id organizer_id role report_id",
    "people": "person_id name outlet report_id",
    "coverage": "date_first date_last region_code searched_text searched_by searched_date",
    "considered": "considered_id title date_first date_last decision reason",
    "readings": "reading_id report_id read_by read_on outcome archive_url copy_sha256 note",
}


def upgrade() -> None:
    """Makes a table for each of datapackage.json, all of them text, and those for the rest."""
    for name, columns in TABLES.items():
        op.create_table(
            name,
            sa.Column("row_position", sa.BigInteger, primary_key=True, autoincrement=False),
            *(sa.Column(one, sa.Text, nullable=False) for one in columns.split()),
            sa.Column("further_columns", sa.Text, nullable=False),
        )
    op.create_table(
        "stored_tables",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("columns", sa.Text, nullable=False),
        sa.Column("file_sha256", sa.Text, nullable=False),
        sa.Column("as_it_stood", sa.LargeBinary),
    )
    op.create_table(
        "stored_files",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.Text, nullable=False),
    )
    # PostgreSQL would keep examples of values among its statistics: names that are to be erased.
    if op.get_bind().dialect.name == "postgresql":
        for name in (*TABLES, "stored_tables", "stored_files", "journal"):
            for column in sa.inspect(op.get_bind()).get_columns(name):
                if str(column["type"]) in ("TEXT", "BYTEA"):
                    op.execute(f'ALTER TABLE {name} ALTER "{column["name"]}" SET STATISTICS 0')
