from __future__ import annotations

from incidents.counting.count import Coverage
from incidents.languages.language import Language
from incidents.passport.provenance import passport
from incidents.passport.statements import (
    as_of,
    coverage_in_words,
    independent_origins,
    voices_in_words,
)
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset


def test_a_report_that_crosses_is_none_of_those_that_count(tables: Tables) -> None:
    for name in ("oral", "aqtobe"):
        tables.add("incidents", incident_id=name, location_text=name.title())
    tables.add("reports", report_id="a", scope="2019-10-26-almaty oral")
    tables.add("reports", report_id="b", scope="oral aqtobe")
    dataset = tables.read().dataset
    speaker = Speaker(dataset, Language(), lambda place, on: place)

    said = independent_origins(passport(dataset, Selection()), speaker)

    assert said == "1 report with a number, by 1 independent source."


def test_voices_stand_by_name_and_never_by_size() -> None:
    dataset = released_dataset()
    speaker = Speaker(dataset, Language(), PlaceNames(dataset, "en"))
    voices = passport(dataset, Selection(events=("2019-06-09",))).voices

    names = [who for who, _, _ in voices_in_words(voices, speaker)]

    assert len(names) == len(voices) > 3
    assert names == sorted(names, key=Language().by_name)


def test_five_names_stand_in_a_row_and_more_are_counted(tables: Tables) -> None:
    for voice, size in (("five", 5), ("six", 6)):
        for number in range(size):
            origin = {"origin_id": f"{voice}-{number}"}
            tables.add("origins", name=f"{voice}{number}", voice_id=voice, **origin)
            tables.add("reports", report_id=f"{voice}-{number}", **origin)
    dataset = tables.read().dataset
    speaker = Speaker(dataset, Language(), lambda place, on: place)
    voices = passport(dataset, Selection()).voices

    assert [who for who, _, _ in voices_in_words(voices, speaker)] == [
        "five0, five1, five2, five3 and five4",
        "six0, six1, six2, six3, six4 and 1 more",
    ]
    assert [coverage_in_words(Coverage(tuple("abcdef"[:n])), None, speaker) for n in (5, 6)] == [
        "in a, b, c, d and e",
        "in 6 places",
    ]


def test_a_passport_says_the_last_day_that_its_reports_speak_of(tables: Tables) -> None:
    dataset = tables.add("reports", as_of_date="2019-10-28").read().dataset
    speaker = Speaker(dataset, Language(), lambda place, on: place)
    some, none = passport(dataset, Selection()), passport(dataset, Selection(events=("none",)))

    assert as_of(some, speaker).startswith("As of 28 October 2019, the last day that its reports")
    assert as_of(none, speaker).startswith("Data version ")
