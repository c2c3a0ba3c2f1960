"""Every key of `st.session_state` that our code reads or writes, and what it holds.

No other module names a key itself. A widget whose value nobody but Streamlit reads has its key
where it is drawn; one that is drawn in several places takes its key from whoever draws it.
"""

from __future__ import annotations

# What one reader's session keeps. A key that is absent holds nothing yet.

VIEW = "view"
"""`ui.session.view.View`: what the reader sees. There from the first run on."""

TABLES_DRAWN = "tables_drawn"
"""`ui.session.tables.Tables`: those that the page shows."""

LAST_GOOD = "last_good"
"""`View`: the last one whose page could be drawn whole."""

INSTEAD = "instead"
"""`ui.last_good_view.Instead`: the view that is shown for another, whose figures could not be
had; told until it changes."""

COUNT_AGAIN = "count-again"
"""`bool` of a button: the view whose figures could not be had is asked for again."""

MAP_NUMBER = "map_number"
"""`int`: how many times the reader has started again, each time with another map."""

INITIAL = "initial"
"""`dict` of `View.initial`: what the map was told when it was built, before it spoke."""

INITIAL_OF = "initial_of"
"""`str`: the key of the map that `INITIAL` was told."""

HEARD = "heard"
"""`dict`: the last message of the map, so that each is heard once."""

TABLE_GIVEN = "table_given"
"""`int`: the hash of the slider's packed table that the map was given last."""

ANSWERED = "answered"
"""`dict`: the answer to what was last typed into the slider's date field: the `number` of the
question, and the `day` as ISO date or the `problem` in words."""

CHOSEN = "chosen"
"""`tuple[int, str | None]`: a place chosen beside the map, None for none, and a number counted
up with each choice."""

IGNORED = "ignored"
"""`tuple[incidents.selection.Ignored, ...]`: the parts of the reader's link that could not be
used."""

IGNORED_BESIDE = "ignored_beside"
"""`incidents.selection.Selection`: the filters that the link gave; under others it is told no more
what was ignored."""

PAGE_ASKED = "page_asked"
"""`str`: the page to which a view code leads, by its address, until it is opened."""

MADE_WITH = "made_with"
"""`ui.session.session.MadeWith | None`: what the link was made with, until its notice is closed."""

NOT_FOUND = "not_found"
"""`ui.sidebar.search_terms.Terms | None`: what was last named in the search box; what it could not
find or cannot tell apart is said beside it."""

SEARCH_SAID = "search_said"
"""`ui.no_answer.search_said.SearchSaid | None`: what the last search has to say in the place of the
sentence, or under it."""

SEARCHES = "searches"
"""`int`: how many searches of this reader have found their way."""

GIVEN = "given"
"""`ui.session.widget_value.Given`: the page that is open, and its widgets that were given a
value."""

DATES_REVERSED = "dates_reversed"
"""`tuple[Period, Period]`: that of the filters, and the reversed one that waits in the boxes."""

LANGUAGE_SWITCH = "language-switch"
"""What the choice of the language tells: as `chosen` the code of a language."""

BROWSER_HISTORY = "browser_history"
"""What is told of Back and Forward: as `step` its number and the query of the address."""

STEPS_HEARD = "steps_heard"
"""`int`: how many steps back or forward of the reader were heard."""

INCIDENTS_LISTED = "incidents_listed"
"""`tuple[Selection, str, str]`: filters, words and order of the list of incidents whose page is
shown; of another list the first page is."""

SHOW_NAMES = "show_names"
"""`bool`: whether the names of journalists are shown; gone with the page."""

FILTERS_DRAWN = "filters_drawn"
"""`bool`: whether the page of this run has the filters beside it."""

FOCUS_WANTED = "focus_wanted"
"""`tuple[int, tuple[str, ...]]`: keys of widgets, the first that can be pressed gets the focus, and
a number counted up with each wish."""

PASSPORT_OF = "passport_of"
"""`incidents.selection.Selection`: whose figure is to be explained; absent if none is."""

NARROWING = "narrowing"
"""`tuple[ui.regions.pressed_bars.Step, ...]`: the bars pressed, first to last."""

BRIEFING = "briefing"
"""`ui.session.briefing_draft.Desk`: the briefing that is being made."""

BRIEFING_ADDED = "briefing_added"
"""`tuple[str, briefing.scenes.scene.Scene, int]`: the scene added last, by which button and as
which number; one above the most scenes where the briefing was full."""

BRIEFING_ASKED = "briefing_asked"
"""`str` of `briefing.formats.FORMATS`: the file that is to be made in the next run."""

BRIEFING_MADE = "briefing_made"
"""`dict[str, ui.briefing.files.Made]`: the last file of each format."""

BRIEFING_UPLOADS = "briefing_uploads"
"""`int`: how many files were opened; each time the box is another one, and empty."""

BRIEFING_DISCRETION = "briefing_discretion"
"""`briefing.counted.redaction.Discretion`: what the reader lets into files."""

BRIEFING_HANDOUT_SCENES = "briefing_handout_scenes"
"""`list[int]`: the numbers of the scenes that a handout has a page of; none for its first map. The
choice of a page that is left is forgotten, this is not."""

BRIEFING_CHANGED_ELSEWHERE = "briefing_changed_elsewhere"
"""`bool`: whether the scene of the last press was gone, changed in another window."""

PLACES = "places"
"""`ui.places.list_in_work.Work`: the list of places and what is known of it."""

PLACES_DAY = "places_day"
"""`datetime.date | None`: the day of which one name or point is asked."""

PLACES_NETWORK = "places_network"
"""`bool`: whether the reader switched the network on."""

PLACES_TROUBLE = "places_trouble"
"""`str` of `ui.places.network_switch.TROUBLES`: what went wrong, until it was told."""

# Widgets whose value our code reads, or sets before they are drawn: what Streamlit keeps for them.

SEARCH_BOX = "search"
"""`str`: a place, days, a link or a code."""

INCIDENT_ORDER_BOX = "incident-order"
"""`str` of `ui.session.view.INCIDENT_ORDERS`: the choice of the order of incidents."""

INCIDENT_PAGE = "incident-page"
"""`int`: the page of the list of incidents that is asked for by its number."""

BRIEFING_TITLE = "briefing-title"
"""`str`: the title of the briefing."""

BRIEFING_HANDOUT = "briefing-handout"
"""`list[int]`: the choice of the scenes that a handout has a page of."""

PLACES_DAY_FIELD = "places-day"
"""What was entered in the field of that day: as `entry` a `dict` of its number and text."""

PLACES_PASTED = "places-pasted"
"""`str`: names of places, one a line."""

PLACES_UPLOADED = "places-uploaded"
"""An uploaded file of names, or None."""

PLACES_SWITCH = "places-network"
"""`bool`: whether the network is to be asked."""


def filter_widget(field: str, number: int) -> str:
    """The widget of a field of the filters, after so many new starts: a code, a list of codes or
    ids, or what was typed for a day. Another view begins with other widgets, as in
    `open_place_widget`."""
    return f"filter-{field}-{number}" if number else f"filter-{field}"


def names_in_widget(number: int) -> str:
    """`str` of `geo.message.LANGUAGES`, as `filter_widget`."""
    return f"names-in-{number}" if number else "names-in"


def names_of_widget(number: int) -> str:
    """`str` of `incidents.words.place_names.TIMES`, as `filter_widget`."""
    return f"names-of-{number}" if number else "names-of"


def grouping_widget(number: int) -> str:
    """`str | None` of `ui.session.view.GROUPINGS`, as `filter_widget`."""
    return f"grouping-choice-{number}" if number else "grouping-choice"


def incident_search(number: int) -> str:
    """`str`: words that the table of incidents is searched for, as `filter_widget`."""
    return f"incident-search-{number}" if number else "incident-search"


def unknown_names(field: str) -> str:
    """`list[str]`: what was typed into the filter of a field naming nothing, until it is told."""
    return f"unknown-{field}"


def chip(choice: str) -> str:
    """The button that lets a choice go."""
    return f"chip-{choice}"


def map_widget(number: int) -> str:
    """The map after so many new starts: a `dict` of what its script says, or None."""
    return f"map-{number}"


def open_place_widget(number: int) -> str:
    """`str | None`: the place that is open beside the map, after so many new starts.

    Another view begins with another widget: a browser that has not drawn it yet still says what the
    old one held, which would count as the reader's choice.
    """
    return f"open-place-{number}"


def list_of_places(rows: int) -> str:
    """The circles as a list of so many rows: which of them is chosen."""
    return f"list-of-places-{rows}"


def incidents_table(state: str) -> str:
    """The table of incidents in this state of rows and language: which row is chosen."""
    return f"incidents-{state}"


TOO_LONG = "scene_texts_too_long"
"""`dict[str, Scene]`: by the widget of a text that is too long to be taken, the scene that it was
written for, without its own words."""


def scene_widget(part: str, index: int) -> str:
    """The widget of a part of the scene at this index: a text, a tick or a number of minutes."""
    return f"scene-{part}-{index}"


def discretion_tick(name: str) -> str:
    """The tick of something that files hold only where it is set: a `bool`."""
    return f"briefing-{name}"


def briefing_upload(number: int) -> str:
    """The box for the file of a briefing after so many uploads: a file, or None."""
    return f"briefing-upload-{number}"


def doubtful_names(list_number: int, first: int) -> str:
    """The doubtful names of a list from the first on that is shown: what was settled now."""
    return f"places-doubtful-{list_number}-{first}"


DESK_WORK = "desk_work"
"""`ui.desk.work.Work`: the file that an editor has brought in and what they said about it, and what
became of the last press on save or undo."""


def desk_widget(part: str, number: int) -> str:
    """A widget about the file that was brought in so many files ago: `part` says which."""
    return f"desk-{part}-{number}"


DESK_REVIEW = "desk_review"
"""What tells the change that an editor looks at from others, and its `Review`."""

DESK_UNDO = "desk_undo"
"""`int | None`: the entry of the journal that an editor thinks of taking back."""

DESK_ENTRY = "desk_entry"
"""`int | None`: the entry of the journal whose rows an editor looks at."""

DESK_WHO = "desk-who"
"""The field for who works at the desk: a `str`."""

DESK_READ = "desk_read"
"""`defaultdict[str, int]`: by the report, how many of its readings were saved: the form of the next
has widgets of its own, and so have the forms of another editor."""

LOGIN = "login"
"""`ui.access.logins.Login | None`: for whom this page was drawn last, None for a reader."""

DESK_PROPOSAL = "desk_proposal"
"""`int | None`: the proposal that a publisher looks at."""
