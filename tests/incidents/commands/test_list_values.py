"""`list` prints the ids that options take."""

from __future__ import annotations

import pytest

from incidents.__main__ import main
from incidents.commands.list_values import KINDS


def listed(kind: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    assert main(["list", kind]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    return {value: name for value, name in rows}


@pytest.mark.parametrize(
    ("kind", "value", "name"),
    [
        ("places", "1526384", "Almaty"),
        ("organizers", "oyan-qazaqstan", "Oyan, Qazaqstan"),
        ("events", "2019-10-26", "Protests called by DCK, 26 October 2019"),
        ("origins", "afp", "AFP"),
        ("regions", "KZ-75", "Almaty"),
        ("voices", "state", "the state"),
    ],
)
def test_each_kind_has_ids_with_names(
    kind: str, value: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert listed(kind, capsys)[value] == name


@pytest.mark.parametrize(
    ("kind", "option"),
    [("places", "place"), ("organizers", "organizer"), ("regions", "region"), ("voices", "voice")],
)
def test_what_is_listed_can_be_counted(
    kind: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [word for value in listed(kind, capsys) for word in (f"--{option}", value)]

    assert main(["count", *options]) == 0


def test_nothing_else_can_be_listed() -> None:
    assert set(KINDS) == {"places", "regions", "organizers", "events", "origins", "voices"}
