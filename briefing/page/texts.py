"""The words of the page that presents, beside what a scene and its slider say themselves."""

from __future__ import annotations

from incidents.languages.language import Language


def present_texts(language: Language) -> dict[str, str]:
    """The words by the names that the page's scripts ask for; they fill the {braces} themselves."""
    say = language.say
    return {
        "about": say("About these numbers"),
        "archived": say("archived copy"),
        "back_to_scene": say("Back to the scene"),
        "blank": say("Empty screen"),
        "choices": say("What is counted"),
        "close": say("Close"),
        "contact": say("Contact"),
        "counted_not": say("not counted here"),
        "data": say("Data"),
        "detentions": say("reported detentions"),
        "earlier_event": say("The event before: {{title}}"),
        "empty": say("This briefing has no scene yet."),
        "figure_of_place": say("Figure of this place alone"),
        "full_screen": say("Full screen"),
        "goes_on": say("The scene goes on"),
        "help": say("Keys"),
        "help_text": say(
            "Arrows, space, Page Up and Page Down go from scene to scene, Home and End to the "
            "first and last. P plays, J jumps to a city or a date, N opens the presenter's window "
            "with notes and time, I says where numbers come from, D turns light and dark, F fills "
            "the screen, B empties it, Escape goes back."
        ),
        "in_english": say("in English"),
        "jump": say("Jump to a city, a date or a scene"),
        "jump_hint": say("Almaty, 26 October 2019, 2019-10-26, 3"),
        "language": say("Language"),
        "later_event": say("The event after: {{title}}"),
        "last_scene": say("This is the last scene."),
        "left_out": say("Left out"),
        "licence": say("Licence"),
        "minutes": say("{{used}} of {{planned}} min"),
        "minutes_left": say("left"),
        "minutes_over": say("over time"),
        "minutes_unplanned": say("{{used}} min"),
        "minutes_scene": say("this scene"),
        "minutes_whole": say("whole briefing"),
        "next": say("Next scene"),
        "no_event": say("{{date}}: no event in this table"),
        "no_match": say("Nothing found. A city, a date such as 2019-10-26, or a scene's number."),
        "no_reports_here": say(
            "No report counted in these days covers this place; some may reach beyond them."
        ),
        "no_window": say(
            "The browser did not open a second window. Allow this page to open one, or follow the "
            "link:"
        ),
        "notes": say("Notes"),
        "number_of": say("{{number}} of {{of}}"),
        "on_screen": say("On the screen"),
        "on_this_scene": say("on this scene"),
        "own_sentence": say("The author's words; counted is:"),
        "people": say("people reported detained"),
        "persons": say("Journalists named by press-freedom monitors"),
        "picture": say("Picture of the scene"),
        "play": say("Play or stop"),
        "present": say("Presentation"),
        "presenter": say("Presenter's window"),
        "previous": say("Previous scene"),
        "problem": say("This scene cannot be shown"),
        "question": say("In the whole table"),
        "reports": say("Reports"),
        "reports_of": say("Reports on {{place}}"),
        "restart": say("Start the clock anew"),
        "rule": say("Counting rule"),
        "scene": say("Scene {{number}}: {{title}}"),
        "sharing": say("Before you share"),
        "sources": say("Sources"),
        "steps": say("How the number comes about"),
        "theme": say("Light or dark"),
        "tools": say("Controls"),
        "waiting": say(
            "The audience's window is closed, or was opened elsewhere. It answers here once it is "
            "open."
        ),
    }
