"""Workbooks that would run something, fetch something or lead elsewhere: their values are read, and
nothing else happens."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import xlsxwriter

from incidents.incoming.incoming_file import CannotRead, read_file

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
VALUES = {1: ["date", "number"], 2: ["2026-03-14", "26"]}


class Listener:
    """An address of this machine that says whether anybody came."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.came = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.came += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.close()


def workbook(**parts: str | bytes) -> bytes:
    """A workbook with the values, and these parts in the place of its own or beside them."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("list")
        for number, row in VALUES.items():
            sheet.write_row(number - 1, 0, row)
    return with_parts(content.getvalue(), parts)


def with_parts(content: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry, old.read(entry))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def rows_of(content: bytes, name: str) -> object:
    [sheet] = read_file(content, name).sheets
    return sheet.rows


def test_a_workbook_with_macros_is_read_by_its_values() -> None:
    started = b'Sub Workbook_Open()\nShell "touch /nowhere/started"\nEnd Sub'
    content = workbook(**{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + started})

    assert rows_of(content, "list.xlsm") == VALUES


def cells(*formulas: str) -> str:
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="str"><f>{formula}</f><v>kept {number}</v></c></row>'
        for number, formula in enumerate(formulas, 1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def test_a_formula_that_would_run_or_fetch_something_is_the_value_that_was_kept(
    listener: Listener,
) -> None:
    address = f"http://127.0.0.1:{listener.port}/"
    sheet = cells(
        "cmd|'/C calc'!A0",
        f'WEBSERVICE("{address}")',
        f'HYPERLINK("{address}","x")',
        "[1]other!A1",
        f"'{address}[other.xlsx]list'!A1",
    )
    linked = (
        f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<externalBook r:id="rId1"/></externalLink>'
    )
    leads = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" TargetMode="External" '
        f'Type="{OFFICE}/externalLinkPath" Target="{address}other.xlsx"/></Relationships>'
    )
    content = workbook(
        **{
            "xl/worksheets/sheet1.xml": sheet,
            "xl/externalLinks/externalLink1.xml": linked,
            "xl/externalLinks/_rels/externalLink1.xml.rels": leads,
            "xl/connections.xml": f'<connections xmlns="{MAIN}"><connection id="1" type="4" '
            f'refreshOnLoad="1"><webPr url="{address}"/></connection></connections>',
        }
    )

    assert rows_of(content, "list.xlsx") == {n: [f"kept {n}"] for n in range(1, 6)}
    assert listener.came == 0


def test_a_sheet_of_libreoffice_that_is_linked_to_another_file_is_read_as_it_is(
    listener: Listener,
) -> None:
    kept = (Path(__file__).parent / "workbooks" / "list.ods").read_bytes()
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        inside = archive.read("content.xml").decode()
    source = (
        f'<table:table-source xlink:type="simple" table:mode="copy-all" '
        f'xlink:href="http://127.0.0.1:{listener.port}/other.ods"/>'
    )
    before, table, after = inside.partition("<table:table-column")
    linked = with_parts(kept, {"content.xml": before + source + table + after})

    assert table
    assert rows_of(linked, "list.ods") == rows_of(kept, "list.ods")
    assert listener.came == 0


ENTITIES = {
    "of a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>',
    "of another machine": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:{port}/">]>',
    "of a definition elsewhere": '<!DOCTYPE x SYSTEM "http://127.0.0.1:{port}/"><!-- &e; -->',
    "that grow": '<!DOCTYPE x [<!ENTITY a "{many}"><!ENTITY b "{of_a}"><!ENTITY e "{of_b}">]>',
}


@pytest.mark.parametrize("entities", ENTITIES)
def test_entities_in_the_xml_of_a_workbook_bring_nothing_in(
    entities: str, listener: Listener, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("a secret of this machine")
    declared = ENTITIES[entities].format(
        secret=tmp_path / "secret",
        port=listener.port,
        many="x" * 1000,
        of_a="&a;" * 1000,
        of_b="&b;" * 1000,
    )
    sheet = cells("1").replace("kept 1", "kept &e; 1")
    content = workbook(**{"xl/worksheets/sheet1.xml": declared + sheet})

    try:
        read = str(rows_of(content, "list.xlsx"))
    except CannotRead as refused:
        read = str(refused)

    assert "secret of" not in read
    assert len(read) < 1000
    assert listener.came == 0


@pytest.mark.parametrize(
    "target", ["../../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"]
)
def test_a_sheet_that_lies_outside_of_its_workbook_is_not_there(target: str) -> None:
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="{target}"/></Relationships>'
    )
    content = workbook(**{"xl/_rels/workbook.xml.rels": relations})

    with pytest.raises(CannotRead, match="damaged or locked|is empty"):
        read_file(content, "list.xlsx")
