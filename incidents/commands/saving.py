"""A change that a command makes: shown, then saved, and what is printed where that cannot be."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from geo.message import message_of
from incidents.changes.journal import BrokenJournal, Occasion
from incidents.changes.review import Review, Reviewed, reviewed
from incidents.changes.store import SavedMeanwhile, Store
from incidents.changes.table_text import CannotChange
from incidents.commands.change_in_words import entry_in_words, review_in_words
from incidents.export.writing import CANNOT_WRITE
from incidents.languages.language import Language

NOT_CHANGED = 1
"""Exit code."""


def show_and_save(
    make: Callable[[Reviewed], Review],
    arguments: argparse.Namespace,
    language: Language,
    *,
    store: Store,
    occasion: Occasion,
    refused: Callable[[str], str],
) -> int:
    """Prints what the change does that `make` gives of the tables, and saves it, but for a dry run.

    1 and each reason, in the words of `refused`, where it cannot be made, or others saved
    meanwhile; 73 where the tables cannot be written.
    """
    say = language.say
    try:
        before = reviewed(store.snapshot())
        result = make(before)
        print(*review_in_words(result, language), sep="\n")
        if arguments.dry_run:
            print(say("nothing was changed"))
            return 0
        entry = store.save(result.change, occasion, on=before.snapshot, after=result.after.snapshot)
    except (CannotChange, BrokenJournal) as told:
        for one in told.reasons if isinstance(told, CannotChange) else (message_of(told),):
            print(refused(language.told(one)), file=sys.stderr)
        return NOT_CHANGED
    except SavedMeanwhile as told:
        for done in told.entries:
            told_entry = language.told(entry_in_words(done))
            print(say("meanwhile: {change}", change=told_entry), file=sys.stderr)
        print(refused(say("the tables were changed meanwhile; look again")), file=sys.stderr)
        return NOT_CHANGED
    except BrokenPipeError:  # whoever reads has read enough: no fault of the tables
        raise
    except OSError as error:
        return tables_not_written(error, language)
    print(say("saved as entry {entry} of the journal", entry=entry.number))
    return 0


def tables_not_written(error: OSError, language: Language) -> int:
    """The exit code of tables that cannot be written; why is printed."""
    reason = language.told(message_of(error))
    told = language.say("the tables cannot be written: {reason}", reason=reason)
    print(told, file=sys.stderr)
    return CANNOT_WRITE
