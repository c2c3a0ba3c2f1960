"""A message for a reader whose language is not known yet: what is wrong with a table, or a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

LANGUAGES = ("en", "ru", "kk")
"""Those in which something is said, days are read and places are named."""


class Message(str):
    """The message in English, which also has it and the values that go into it apart.

    Whoever knows the reader's language says it: see `told` of `incidents.languages.language`.
    To all others it is a text. `plural` is empty where no number changes the words, and `singular`
    where the text came from elsewhere, in no language of ours. `by_language` holds what is no
    message of a catalogue and has a form in each language all the same: names of places.
    """

    singular: str = ""
    plural: str = ""
    number: int = 0
    values: Mapping[str, object] = MappingProxyType({})
    by_language: Mapping[str, str] = MappingProxyType({})

    def with_texts(self, change: Callable[[str], str]) -> Message:
        """The same message with each text among its values changed."""
        if self.by_language:
            return in_languages({code: change(text) for code, text in self.by_language.items()})
        if not self.singular:
            return Message(change(self))
        values = {
            name: in_texts(value, change) if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        return _made(self.singular, self.plural, self.number, values)


def to_say(message: str, **values: object) -> Message:
    """The message with the values to be put in by name; one of them may be a message too.

    >>> to_say("a day on or after {first}", first="2019-10-26")
    'a day on or after 2019-10-26'
    """
    return _made(message, "", 0, values)


def in_languages(texts: Mapping[str, str]) -> Message:
    """A text that has its own form in each language, by code; in English where nobody asks."""
    made = Message(texts["en"])
    made.by_language = dict(texts)
    return made


def to_say_count(singular: str, plural: str, number: int, **values: object) -> Message:
    """The message in the form that the number asks for, which is put in as `{number}`.

    >>> to_say_count("{number} cell", "{number} cells", 1_000)
    '1,000 cells'
    """
    return _made(singular, plural, number, values)


def one_of(choices: Sequence[str]) -> Message:
    """What is wanted where only these words would do.

    >>> one_of(["yes", "no"]), one_of(["1", "7", "30"])
    ('yes or no', 'one of 1, 7, 30')
    """
    if len(choices) == 2:
        return to_say("{one} or {other}", one=choices[0], other=choices[1])
    return to_say("one of {choices}", choices=", ".join(choices))


def in_texts(text: str, change: Callable[[str], str]) -> str:
    """The text changed; of a message the texts that are put into it, never its own words."""
    return text.with_texts(change) if isinstance(text, Message) else change(text)


def message_of(error: BaseException) -> Message:
    """What an error says: the message that it was raised with, what the system says of a file or a
    network, or its text, of no catalogue."""
    said = error.args[0] if error.args else ""
    if isinstance(error, OSError) and isinstance(error.strerror, str):
        said = _OF_THE_SYSTEM.get(error.strerror, error.strerror)
        return said if isinstance(said, Message) else Message(said)
    return said if isinstance(said, Message) else Message(error)


def _made(singular: str, plural: str, number: int, values: Mapping[str, object]) -> Message:
    form = singular if not plural or number == 1 else plural
    counted = {"number": f"{number:,}"} if plural else {}
    made = Message(form.format(**counted, **values))
    made.singular, made.plural, made.number, made.values = singular, plural, number, dict(values)
    return made


_OF_THE_SYSTEM: Mapping[str, Message] = {
    said: said
    for said in (
        to_say("No such file or directory"),
        to_say("Permission denied"),
        to_say("Operation not permitted"),
        to_say("No space left on device"),
        to_say("Disk quota exceeded"),
        to_say("Read-only file system"),
        to_say("Input/output error"),
        to_say("Is a directory"),
        to_say("Not a directory"),
        to_say("File exists"),
        to_say("File name too long"),
        to_say("File too large"),
        to_say("Too many open files"),
        to_say("Connection refused"),
        to_say("Connection reset by peer"),
        to_say("Connection timed out"),
        to_say("Network is unreachable"),
        to_say("No route to host"),
        to_say("Name or service not known"),
        to_say("Temporary failure in name resolution"),
    )
}
"""What systems say of files and networks, in the words of their own English."""
