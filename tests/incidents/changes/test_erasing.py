"""A name that is taken out for good: no byte of it is left, and nothing brings it back."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pypdf
import pytest

from incidents.__main__ import main
from incidents.changes.change import Change
from incidents.changes.erasing import erasure
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion, source_file
from incidents.changes.open_store import open_store
from incidents.changes.proposals import proposals, propose, refuse
from incidents.changes.review import reviewed
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.dataset import kept_copy
from incidents.dataset.dataset import read_dataset
from incidents.dataset.versions import packed
from incidents.incoming.incoming_file import Sheet
from incidents.incoming.kept_mappings import FILE as MAPPINGS
from incidents.incoming.kept_mappings import keep_mapping
from incidents.incoming.layout import ColumnMapping
from incidents.tables.home import beside, home_of
from incidents.verification.kept_pages import keep
from tests.incidents.changes.saving import ORIGIN, added
from tests.incidents.conftest import Tables

ID, NAME = "person-of-interest", "Nurlan Seitkaliyev"
REPORT = "2019-10-26-almaty-rferl"
PERSON = added("people", person_id=ID, name=NAME, report_id=REPORT)
ADDRESS = "https://www.example.org/nurlan-seitkaliev"
SOURCE = added("sources", source_id="afp-1", publisher="AFP", url=ADDRESS)
NEEDLES = [
    form
    for word in (ID, *NAME.split(), ADDRESS, NAME.lower(), quote(NAME))
    for form in (word.encode(), word.encode("utf-16-le"))
]


@pytest.fixture
def store(address: str, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store whose journal, tables and an older version name the person."""
    folder = tables.add("reports").add("people").write()
    named = b"report_id,event_id,note\nx,2019-10-26,said by " + NAME.encode() + b"\n"
    (folder / "versions").mkdir()
    (folder / "versions" / "1.0.0.zip").write_bytes(packed({"reports.csv": named}))
    by_hand = FolderStore(folder)
    occasion = Occasion("import", NAME, source_file(f"{NAME}.csv", b""))
    by_hand.save(Change((PERSON, ORIGIN, SOURCE)), occasion, on=by_hand.snapshot())
    open_store(home_of(address)).fill(by_hand.files())
    monkeypatch.setenv("DETENTIONS_DATA", address)
    return address


@pytest.fixture
def every_byte(
    address: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[], Iterator[tuple[str, bytes]]]:
    """All that the store keeps on the disk, by the name of the file; of PostgreSQL its logs too."""

    def read() -> Iterator[tuple[str, bytes]]:
        if address.startswith("postgresql"):
            data = request.getfixturevalue("postgresql").folder / "data"
            with psycopg.connect(address) as connection:
                found = connection.execute(
                    "SELECT oid FROM pg_database WHERE datname = current_database()"
                )
                [oid] = next(iter(found))
            others = {path for path in (data / "base").iterdir() if path.name != str(oid)}
            paths = [path for path in data.rglob("*") if not others.intersection(path.parents)]
        else:
            paths = [*tmp_path.glob("store*"), *(tmp_path / "store").rglob("*")]
        paths += (tmp_path / "store-user").rglob("*")
        for path in filter(Path.is_file, paths):
            content = path.read_bytes()
            yield path.name, content
            if path.suffix == ".zip":
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    yield from ((path.name, archive.read(name)) for name in archive.namelist())

    return read


Found = Callable[[], set[str]]


@pytest.fixture
def found(every_byte: Callable[[], Iterator[tuple[str, bytes]]]) -> Found:
    """The files on the disk in which the person is named."""
    return lambda: {n for n, read in every_byte() if any(needle in read for needle in NEEDLES)}


def as_a_database_that_was_used(address: str) -> None:
    """The statistics of its columns name the person, and so does a file of its log that waits to be
    used again."""
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in ("ANALYZE", "SELECT pg_switch_wal()", "CHECKPOINT"):
            connection.execute(statement)


def test_no_byte_of_a_name_that_was_erased_is_left(store: str, found: Found) -> None:
    if store.startswith("postgresql"):
        as_a_database_that_was_used(store)
    assert found()

    assert main(["erase-person", ID]) == 0

    assert found() == set()
    assert list(read_dataset().dataset.people["person_id"]) == ["person-1"]
    assert not read_dataset().problems


@pytest.mark.rest
@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_an_owner_of_the_database_is_told_what_remains_in_its_log_and_who_takes_it_out(
    store: str, found: Found, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_a_database_that_was_used(store)
    with psycopg.connect(store, autocommit=True) as superuser:
        superuser.execute("CREATE ROLE owner_of_tables LOGIN")
        superuser.execute("GRANT ALL ON SCHEMA public TO owner_of_tables")
        for table in superuser.execute("SELECT tablename FROM pg_tables WHERE schemaname='public'"):
            superuser.execute(f'ALTER TABLE "{table[0]}" OWNER TO owner_of_tables')
        database = store.rpartition("/")[2].partition("?")[0]
        superuser.execute(f"ALTER DATABASE {database} OWNER TO owner_of_tables")
        monkeypatch.setenv("DETENTIONS_DATA", store.replace("postgres@", "owner_of_tables@"))

        assert main(["erase-person", ID]) == 0

        told = capsys.readouterr().out
        assert found()
        assert all(re.fullmatch("[0-9A-F]{24}", name) for name in found())
        [last] = re.findall("up to the file ([0-9A-F]{24})", told)
        assert min(found()) <= last
        for statement in re.findall("^  (.*);$", told, flags=re.M):
            superuser.execute(statement)
        assert found() == set()


def test_changes_that_wait_lose_the_name_and_what_was_about_nobody_else_goes(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    place = beside(home_of(store))
    again = added("people", person_id="other-id", name=NAME, report_id=REPORT)
    propose(place, Change((PERSON,)), Occasion("edit", "AB"))
    propose(place, Change((again, ORIGIN)), Occasion("edit", NAME))
    propose(place, Change((ORIGIN,)), Occasion("edit", "AB"))

    main(["erase-person", ID, "--dry-run"])
    assert len(proposals(place)) == 3
    assert main(["erase-person", ID]) == 0

    assert [(one.number, one.change, one.occasion.who) for one in proposals(place)] == [
        (2, Change((ORIGIN,)), "[name]"),
        (3, Change((ORIGIN,)), "AB"),
    ]


BROKEN = {
    "cut off": "{",
    "without rows": '{"said": "%s"}',
    "a list": '["%s"]',
    "rows that are words": '{"rows": [{"table": "people", "before": "%s", "after": null}]}',
    "too deep": f"{'[' * 100_000}",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_change_that_waits_loses_the_name_all_the_same(broken: str) -> None:
    named = broken % NAME if "%" in broken else broken + NAME

    after = erasure({}, ID, [NAME]).proposal(named.encode())

    assert after == named.replace(NAME, "[name]").encode()


HEADING = ["date", f"who arrested {NAME}"]
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
    b"Content-Type: application/http; msgtype=response\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
)
KINDS_OF_PAGES = ("html", "pdf", "mhtml", "wacz")


def pdf_of(words: str) -> bytes:
    name, writer, out = pypdf.generic.NameObject, pypdf.PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(600, 100)
    font = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}
    fonts = {name("/F1"): {name(f"/{key}"): name(f"/{value}") for key, value in font.items()}}
    fonts = {key: pypdf.generic.DictionaryObject(value) for key, value in fonts.items()}
    resources = {name("/Font"): pypdf.generic.DictionaryObject(fonts)}
    page[name("/Resources")] = pypdf.generic.DictionaryObject(resources)
    drawn = pypdf.generic.StreamObject()
    drawn.set_data(f"BT /F1 12 Tf 10 50 Td ({words}) Tj ET".encode())
    page[name("/Contents")] = writer._add_object(drawn.flate_encode())
    writer.write(out)
    return out.getvalue()


def page_of_kind(kind: str, words: str) -> bytes:
    """A page with these words, which stand in none of its bytes as they are."""
    html = f"<html><p>{words[:3]}<b>{words[3:]}</b></p></html>".encode()
    if kind == "html":
        return html
    if kind == "pdf":
        return pdf_of(words)
    out = io.BytesIO()
    if kind == "mhtml":
        head = b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        related = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        return related + head + base64.encodebytes(html) + b"--b--\r\n"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", gzip.compress(WARC + html + b"\r\n\r\n"))
    return out.getvalue()


def in_a_proposal(place: Path) -> None:
    propose(place, Change((PERSON, ORIGIN)), Occasion("edit", "AB"))


def in_a_refused_proposal(place: Path) -> None:
    refuse(open_store(), propose(place, Change((PERSON,)), Occasion("edit", "AB")), "CD", NAME)


def in_a_row_that_was_taken_out(place: Path) -> None:
    for change in (Change((PERSON,)), Change((PERSON,)).inverse(f"{NAME} asked for it")):
        open_store().save(change, Occasion("edit"), on=open_store().snapshot())


def in_a_kept_mapping(place: Path) -> None:
    mapping = ColumnMapping({"date": HEADING[0], "place": HEADING[1]})
    keep_mapping(mapping, [Sheet("", {1: HEADING, 2: ["2019-10-26", "Almaty"]})], place)
    assert NAME in (place / MAPPINGS).read_text()


def in_what_a_killed_writer_left(place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    left = place / ".ab_d3f9x.unfinished"
    left.write_text(NAME)
    os.utime(left, (0, 0))
    in_a_proposal(place)


@pytest.fixture
def unnamed(address: str, tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder beside a store in which nobody is named but the person of the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "store-user"))
    folder = tables.add("reports").add("people").write()
    open_store(home_of(address)).fill(FolderStore(folder).files())
    monkeypatch.setenv("DETENTIONS_DATA", address)
    return beside(home_of(address))


@pytest.mark.parametrize(
    "put",
    [
        in_a_proposal,
        in_a_refused_proposal,
        in_a_row_that_was_taken_out,
        in_what_a_killed_writer_left,
    ],
)
def test_a_person_who_stands_in_no_table_is_found_by_the_id_and_no_byte_is_left(
    unnamed: Path,
    put: Callable[[Path], None],
    every_byte: Callable[[], Iterator[tuple[str, bytes]]],
) -> None:
    put(unnamed)
    assert any(needle in read for _, read in every_byte() for needle in NEEDLES)

    assert main(["erase-person", ID]) == 0

    assert [name for name, read in every_byte() if any(n in read for n in NEEDLES)] == []
    assert list(read_dataset().dataset.people["person_id"]) == ["person-1"]


def test_a_person_without_an_id_is_found_by_the_name_in_a_kept_mapping(
    unnamed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    in_a_kept_mapping(unnamed)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{NAME}\n"))

    assert main(["erase-person", "--name"]) == 0

    assert json.loads((unnamed / MAPPINGS).read_bytes()) == {}
    assert "Seitkaliyev" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("kind", KINDS_OF_PAGES)
def test_a_kept_page_that_names_the_person_goes_and_others_stay(
    unnamed: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    named = keep(unnamed, page_of_kind(kind, f"{NAME} was held"))
    other = keep(unnamed, page_of_kind(kind, "Seitkaliyev, the minister, said nothing"))
    assert named.kind == kind
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{NAME}\n"))

    main(["erase-person", "--name"])

    assert not named.path.exists()
    assert other.path.exists()


def test_a_picture_cannot_be_searched_which_is_said(
    unnamed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = keep(unnamed, b"\x89PNG\r\n\x1a\n and so on")
    in_a_proposal(unnamed)

    main(["erase-person", ID])

    assert f"{picture.path.name} cannot be searched" in capsys.readouterr().out
    assert picture.path.exists()


def test_a_name_that_stands_nowhere_changes_nothing(
    unnamed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = open_store().files()
    monkeypatch.setattr(sys, "stdin", io.StringIO("Somebody Else\n"))

    assert main(["erase-person", "--name"]) == 64

    assert "the name is found nowhere" in capsys.readouterr().err
    assert open_store().files() == before


def test_a_copy_of_large_tables_in_the_cache_goes_too(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTIONS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_copy, "SMALLEST", 0)
    read_dataset()
    assert list((tmp_path / "cache" / "tables").iterdir())

    main(["erase-person", ID])

    assert not (tmp_path / "cache" / "tables").exists()


def test_the_journal_says_only_that_a_name_was_removed(store: str) -> None:
    main(["erase-person", ID])

    entries = open_store().entries()
    assert [entry.occasion.made_by for entry in entries] == ["import", "erasure"]
    assert [row.kind for row in entries[0].change.rows] == ["erased", "added", "added"]
    [tombstone] = entries[1].change.rows
    assert (tombstone.before, tombstone.after, tombstone.reason) == (
        None,
        None,
        "a name was removed",
    )


def test_undoing_does_not_bring_an_erased_name_back(store: str) -> None:
    main(["erase-person", ID])

    for number in (1, 3):
        desk = open_store()
        result = undo(number, "again", desk.entries(), reviewed(desk.snapshot()))
        desk.save(result.change, Occasion("undo", undoes=number), on=result.before.snapshot)
    with pytest.raises(CannotChange, match="removed for good"):
        undo(2, "again", desk.entries(), reviewed(desk.snapshot()))

    files = open_store().files()
    assert b"afp" in files["origins.csv"]
    assert not any(needle in content for content in files.values() for needle in NEEDLES)


def test_a_person_that_is_not_there_is_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = open_store().files()

    assert main(["erase-person", "person-9"]) == 64

    assert capsys.readouterr().err == "nobody has the id person-9\n"
    assert open_store().files() == before


def test_a_briefing_that_names_the_person_is_told_and_stays_its_authors(
    tables: Tables,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tables.add("reports").add("people").write()
    briefings = tmp_path / "briefings"
    briefings.mkdir()
    people = (folder / "people.csv").read_text(encoding="utf-8").splitlines()
    [name] = [row["name"] for row in csv.DictReader(people)]
    written = f'{{"notes": "Ask {name}"}}'
    (briefings / "one.json").write_text(written, encoding="utf-8")
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(briefings))

    assert main(["erase-person", "person-1"]) == 1

    assert f"the name still stands in {briefings / 'one.json'}" in capsys.readouterr().err
    assert (briefings / "one.json").read_text(encoding="utf-8") == written


def test_a_copy_of_the_name_that_lies_beside_the_tables_is_told(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables.add("reports").add("people").write()
    (folder / "people.csv~").write_bytes((folder / "people.csv").read_bytes())
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    assert main(["erase-person", "person-1"]) == 1

    told = capsys.readouterr()
    assert "the name still stands in people.csv~" in told.err
    assert "Testbayeva" not in told.out + told.err
