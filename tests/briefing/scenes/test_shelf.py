"""Which briefings go where they are too many, and how much room an author has left."""

from __future__ import annotations

from briefing.scenes.shelf import FEW, Bounds, Shelf


def shelf(number: int = 100, of_one: int = 50, size: int = 1_000, **of: int) -> Shelf:
    """A shelf with so many briefings of each author, a byte each; "old" are of nobody known."""
    made = Shelf(Bounds(number, of_one, size))
    for author, many in of.items():
        for index in range(many):
            made.put(f"{author}{index}", 1, "" if author == "old" else author)
    return made


def test_nothing_goes_while_there_is_room() -> None:
    assert shelf(number=20, old=10, me=10).next_to_go() is None


def test_the_oldest_goes_where_nobody_keeps_many() -> None:
    assert shelf(number=9, old=5, me=5).next_to_go() == "old0"


def test_what_was_used_is_not_the_first_to_go() -> None:
    made = shelf(number=9, old=5, me=5)
    made.use("old0")

    assert made.next_to_go() == "old1"


def test_who_keeps_most_loses_the_oldest_of_theirs_where_they_keep_many() -> None:
    assert shelf(number=30, old=5, me=FEW, other=FEW + 6).next_to_go() == "other0"


def test_of_one_author_the_oldest_goes_beyond_their_bound() -> None:
    assert shelf(of_one=3, old=5, me=3).next_to_go() is None
    assert shelf(of_one=3, old=5, me=4).next_to_go() == "me0"


def test_bytes_are_bounded_and_the_only_one_stays() -> None:
    made = shelf(size=10, old=1)
    made.put("large", 20)
    assert made.next_to_go() == "old0"

    made.remove("old0")
    assert made.next_to_go() is None


def test_the_first_author_stays_the_author() -> None:
    made = shelf(me=1)
    made.put("me0", 1, "you")

    assert (made.room("me"), made.room("you")) == (49, 50)


def test_room_is_what_the_author_has_left() -> None:
    assert shelf(me=47).room("me") == 3
    assert shelf(me=50).room("me") == 0


def test_room_is_what_all_have_left_and_what_goes_before() -> None:
    assert shelf(number=40, me=20, other=15).room("me") == 5
    assert shelf(number=40, me=20, other=20).room("me") == 0
    assert shelf(number=60, me=20, other=40).room("me") == 20
    assert shelf(number=10, old=6, me=4).room("me") == 6
    assert shelf(number=10, me=4, old=6).room("me") == 0


def test_room_is_exact() -> None:
    for of in (
        {"old": 6, "me": 4},
        {"me": 4, "old": 26},
        {"me": 12, "other": 18, "old": 3},
        {"me": 4, "other": 18, "old": 3},
    ):
        made = shelf(number=30, **of)
        room = made.room("me")
        for number in range(room + 1):
            made.put(f"new{number}", 1, f"stranger {number}")
            gone = []
            while key := made.next_to_go():
                made.remove(key)
                gone.append(key)
            assert any(key.startswith("me") for key in gone) == (number == room), (of, number)


def test_what_is_found_takes_the_place_of_what_was_known_and_authors_stay_known() -> None:
    made = shelf(of_one=1, me=2)

    made.set_to({"me1": 1, "old0": 1, "me0": 1})

    assert "old0" in made and made.room("me") == 0
    assert made.next_to_go() == "me1"

    made.set_to({"old0": 1})
    assert "me0" not in made and made.room("me") == 1
