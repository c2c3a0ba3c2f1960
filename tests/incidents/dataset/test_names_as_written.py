"""Names as people write them stand for the ids of the tables."""

from __future__ import annotations

import pytest

from geo.gazetteer.gazetteer import AmbiguousPlace
from incidents.dataset.names_as_written import LONGEST, MOST_NAMES, id_of, short_forms, with_ids
from tests.project_tables import released_dataset


@pytest.mark.parametrize(
    ("key", "name", "value"),
    [
        ("place", "Шымкент", "1518980"),
        ("place", "Чимкент", "1518980"),
        ("place", "Уральск", "608668"),
        ("region", "Мангистауская область", "KZ-47"),
        ("organizer", "ДВК", "dck"),
        ("organizer", "оян қазақстан", "oyan-qazaqstan"),
        ("voice", "Interior Ministry", "state"),
        ("voice", "МВД", "state"),
        ("voice", "AFP", "afp"),
        ("place", "Mangystau Region", None),
        ("region", "Almaty", "KZ-75"),
        ("region", "Шымкент", "KZ-79"),
        ("region", "Oral", None),
        ("organizer", "Oyan", "oyan-qazaqstan"),
        ("organizer", "Оян", "oyan-qazaqstan"),
        ("organizer", "Democratic", None),  # of two
        ("organizer", "Oy", None),
        ("event", "May Day rallies", "2019-05-01"),
        ("event", "Independence Day", None),  # of two
        ("event", "event 2019-10-26", "2019-10-26"),  # event_ref of files
        ("event", "event 2019-10-27", None),
        ("organizer", "AFP", None),
        ("organizer", "nobody knows", None),
        ("place", "Uralskaya Nedelya", None),
    ],
)
def test_a_name_stands_for_its_id_and_for_no_other_kind(
    key: str, name: str, value: str | None
) -> None:
    assert id_of(key, name, released_dataset()) == value


def test_a_name_of_several_places_is_refused_with_them() -> None:
    with pytest.raises(AmbiguousPlace) as several:
        id_of("place", "Aksu", released_dataset())

    assert len(several.value.candidates) > 1


def test_of_a_query_so_many_names_become_ids_whatever_stands_before_them() -> None:
    others = [("since", "МВД"), ("voice", "state"), ("voice", f"{'МВД':{LONGEST + 1}}")]
    names = [("voice", f"{'МВД':{LONGEST}}"), *[("voice", "МВД")] * MOST_NAMES]

    found, unclear = with_ids([*others, *names], {"voice": {"state"}}, released_dataset())

    assert found == [*others, *[("voice", "state")] * MOST_NAMES, ("voice", "МВД")]
    assert unclear == []


CALLED = {
    (
        "measure",
        "journalists",
    ): """journalist, journalists, журналист, журналисты, журналистер, журналисттер,
        журналистов, журналистам""",
    (
        "voice",
        "state",
    ): """authorities, government, ministry, ministry of internal affairs, police, state,
        власти, министерство, министерство внутренних дел, мвд, полиция, билік, министрлік,
        ішкі істер министрлігі, іім""",
    ("basis", "eyewitness"): "eyewitness, eyewitnesses, очевидец, очевидцы, куәгер, куәгерлер",
    (
        "context",
        "election_day",
    ): """election, elections, election day, election days, выборы, на выборах, день выборов,
        в день выборов, дни выборов, сайлау, сайлау күні""",
    (
        "context",
        "state_of_emergency",
    ): """emergency, state of emergency, чп, режим чп, чрезвычайное положение, чрезвычайного
        положения, төтенше жағдай""",
}


@pytest.mark.parametrize(("meant", "names"), CALLED.items())
def test_what_no_table_holds_is_known_by_each_of_its_names(
    meant: tuple[str, str], names: str
) -> None:
    key, value = meant
    for name in names.split(","):
        assert id_of(key, " ".join(name.split()), released_dataset()) == value, name


@pytest.mark.parametrize(
    "name",
    ["Azattyk", "Azattyq", "Азаттык", "Азаттық", "Радио Азаттык", "Азаттық радиосы"]
    + ["Radio Azattyq", "Radio Azattyk", "Radio Free Europe", "Radio Liberty"]
    + ["Radio Free Europe/Radio Liberty", "Радио Свобода", "Радио Свободная Европа"],
)
def test_a_voice_of_many_names_is_found_by_each(name: str) -> None:
    assert id_of("voice", name, released_dataset()) == "rferl"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Adil Soz (AS)", ["Adil Soz", "AS"]),
        ("Adil Soz (fund)", ["Adil Soz"]),
        ("Adil Soz (A1)", ["Adil Soz"]),
        ("AFP (cited by RFE/RL)", []),
        ("AFP (по сообщению РИА)", []),
        ("AFP (РИА дерегі бойынша)", []),
        ("Kazakhstan. Bureau", ["Kazakhstan"]),
        ("«Kazakhstan. Bureau", ["Kazakhstan"]),
        ("A. B. C", ["A. B. C"]),
        *((f"Vlast.{end}", ["Vlast"]) for end in "kz com org ru kg news media KZ".split()),
        ("Vlast.net", []),
        ("News.kz", []),
    ],
)
def test_a_name_is_called_for_short_by_what_people_keep_of_it(name: str, short: list[str]) -> None:
    assert list(short_forms(name)) == short
