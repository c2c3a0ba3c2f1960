"""What Streamlit's own script says, English whoever reads it, and the words put in its place."""

from __future__ import annotations

import json

from incidents.languages.catalogues import SOURCE_LANGUAGE, language_of, offered_languages
from incidents.languages.language import Language
from incidents.words.code_names import N_

WORDS = (
    # Around the page.
    N_("Skip to main content"),
    N_("App pages"),
    N_("{number} more"),
    N_("Sidebar"),
    N_("Expand sidebar"),
    N_("Collapse sidebar"),
    N_("Main menu"),
    N_("Running..."),
    N_("Stop"),
    N_("Stopping..."),
    N_("Page not found"),
    N_("Close"),
    N_("Dismiss"),
    N_("Help for {label}"),
    N_("Scroll tabs left"),
    N_("Scroll tabs right"),
    # Lists to choose from.
    N_("Choose an option"),
    N_("Choose options"),
    N_("Open"),
    N_("Suggestions"),
    N_("No results"),
    N_("No options to select"),
    N_("Select all"),
    N_("Select {number} matches"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Add: {name}"),
    N_("Remove {name}"),
    N_("{number} option available."),
    N_("{number} options available."),
    N_("{name}, selected"),
    # A number that is typed.
    N_("Increment"),
    N_("Decrement"),
    # A file that is brought.
    N_("Upload"),
    N_("file upload"),
    N_("Drag and drop a file here"),
    N_("{megabytes}MB per file"),
    N_("{megabytes}MB"),
    N_("{kilobytes}KB"),
    N_("Error:"),
    N_("Add files"),
    N_("File must be {megabytes}MB or smaller."),
    N_("{types} files are not allowed."),
    N_("Only one file is allowed."),
    N_("Unexpected error. Please try again."),
    N_("Upload failed"),
    N_("Network error"),
    N_("Cancel upload of {name}"),
    N_("Click to retry upload"),
    # A table.
    N_("Search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Show/hide columns"),
    N_("Type to search"),
    N_("Previous Result"),
    N_("Next Result"),
    N_("Close Search"),
    N_("{number} result"),
    N_("{number} results"),
    N_("{number} of {all} results"),
    N_("Clear selection"),
    N_("Dataframe column menu"),
    N_("Copy column name"),
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Unpin column"),
    N_("Hide column"),
    # Text that is copied.
    N_("Copy to clipboard"),
    N_("Copied"),
)
"""The words as they stand in Streamlit's script, with what it puts into them in braces."""


def streamlits_words() -> str:
    """By language what stands for each of the words, as JSON that `streamlits_words.js` reads."""
    codes = [code for code in offered_languages() if code != SOURCE_LANGUAGE]
    said = {code: {word: _said(language_of(code), word) for word in WORDS} for code in codes}
    return json.dumps(said, ensure_ascii=False)


def _said(language: Language, word: str) -> str:
    return language.translations.gettext(word)
