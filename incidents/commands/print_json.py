"""What a command answers to `--json`: for programs, and readable for people in any alphabet."""

from __future__ import annotations

import json


def print_json(value: object) -> None:
    """Prints the value as JSON: letters as they are, days in ISO 8601."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))
