"""What the tables hold that a list may speak of again."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.importing.known_rows import (
    MOST_DAYS,
    Event,
    EventIndex,
    Incident,
    name_of,
    named_origins,
)
from tests.incidents.conftest import Tables

CALLED = {
    "interior-ministry": """interior ministry; ministry of interior; ministry of the interior;
        ministry of internal affairs; мвд; мвд рк; мвд казахстана; министерство внутренних дел;
        министерство внутренних дел рк; ішкі істер министрлігі; іім; қр іім""",
    "police": "police; полиция; полиция казахстана; қазақстан полициясы",
    "prosecutor-general": """prosecutor general; general prosecutor's office; генпрокуратура;
        генеральная прокуратура; бас прокуратура""",
    "rferl": "radio free europe radio liberty; rfe rl; rferl; радио свободная европа",
    "azattyk": "азаттык; радио азаттык; азаттық; азаттық радиосы; azattyq; radio azattyq",
}


@pytest.mark.parametrize(("origin_id", "names"), CALLED.items())
def test_an_origin_is_known_by_each_of_its_other_names(
    tables: Tables, origin_id: str, names: str
) -> None:
    tables.add("origins", origin_id=origin_id, name="So and So", voice_id=origin_id)
    known = named_origins(tables.read().tables["origins"])

    for name in ("so and so", origin_id, *names.split(";")):
        assert origin_id in known[name_of(" ".join(name.split()))], name


@pytest.mark.parametrize("end", ["kz", "com", "org", "ru", "net"])
def test_the_end_of_a_domain_makes_no_other_name(end: str) -> None:
    assert name_of(f" Vlast.{end} ") == "vlast"
    assert name_of(f"{end}.Vlast") == f"{end}-vlast"


def event(first: date, last: date, event_id: str = "e", **fields: object) -> Event:
    return Event(event_id, "May Day", first, last, **fields)  # type: ignore[arg-type]


MAY = date(2026, 5, 1), date(2026, 5, 3)


def test_an_event_holds_the_days_from_its_first_to_its_last() -> None:
    may = event(*MAY)

    assert may.holds(*MAY)
    assert not may.holds(date(2026, 4, 30), MAY[1])
    assert not may.holds(MAY[0], date(2026, 5, 4))


def test_an_incident_is_found_by_its_place_or_where_it_has_none_by_its_words() -> None:
    may = event(*MAY)
    here, nowhere = Incident("a", "1", "Oral", *MAY), Incident("b", "", "ORAL", *MAY)
    may.add(here)
    may.add(nowhere)

    assert may.at("1", "Oral") == [here, nowhere]
    assert may.at("2", "oral") == [nowhere]
    assert may.at("", "oral") == [here, nowhere]
    assert may.at("1", "Aqtau") == [here]


@pytest.mark.parametrize("days", [0, MOST_DAYS, MOST_DAYS + 1])
def test_events_of_any_length_are_found_by_their_days(days: int) -> None:
    last = date.fromordinal(MAY[0].toordinal() + days)
    long = event(MAY[0], last)
    index = EventIndex({"e": long})

    assert index.holding(MAY[0], MAY[0]) == index.holding(last, last) == [long]
    assert index.holding(MAY[0], date.fromordinal(last.toordinal() + 1)) == []


def test_an_event_is_called_by_title_or_id_where_its_days_fit_and_a_new_one_on_any_day() -> None:
    old, new = event(*MAY), event(*MAY, "new", is_new=True)
    new.title = "Labour Day"
    index = EventIndex({"e": old, "new": new})
    later = date(2026, 6, 1), date(2026, 6, 1)

    assert index.called("may day", *MAY) is index.called(" e ", *MAY) is old
    assert index.called("may day", *later) is None
    assert index.called("LABOUR day", *later) is new
    assert index.called("", *MAY) is None


def test_an_event_that_is_widened_is_found_on_its_new_days() -> None:
    may = event(*MAY)
    index = EventIndex({"e": may})
    earlier = date(2026, 4, 29), date(2026, 4, 29)

    index.widen(may, *earlier)

    assert (may.first, may.last) == (earlier[0], MAY[1])
    assert index.holding(*earlier) == [may]
