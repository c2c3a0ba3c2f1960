"""Titles and explanations of fields are collected as messages."""

from __future__ import annotations

import io
import json

from translation.fields import TABLES, extract
from ui.desk import by_hand


def test_every_table_with_a_form_has_its_fields_collected() -> None:
    assert TABLES == by_hand.TABLES


def test_title_and_explanation_of_each_field_are_messages_and_of_no_other_table() -> None:
    field = {"name": "basis", "title": "How it is known", "description": "How the origin knows."}
    other = {"name": "name", "title": "Name", "description": "Of a person."}
    package = {
        "resources": [
            {"name": "reports", "schema": {"fields": [field]}},
            {"name": "people", "schema": {"fields": [other]}},
        ]
    }

    found = list(extract(io.BytesIO(json.dumps(package).encode()), {}, (), {}))

    assert [(message, notes) for _, _, message, notes in found] == [
        ("How it is known", ["Title of the column basis."]),
        ("How the origin knows.", []),
    ]
