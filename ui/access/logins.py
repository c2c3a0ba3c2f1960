"""The logins that hold: on the disk, so that they last while the app or one of its processes ends.

Of a login by password a file lies there, named by a hash of the token that the browser has: who
reads the files can log in with none of them. A login at a provider is held by Streamlit's own
cookie; of it a file lies there once it was ended before its time.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.user_data import user_data_folder
from incidents.whole_file import remove_unfinished, replace_whole
from ui.access.editors import MAIL, SUBJECT, Editor, known_editors

HOURS = "DETENTIONS_LOGIN_HOURS"
"""The environment variable that says how long a login holds."""

DEFAULT_HOURS = 8.0
MOST_HOURS = 24.0 * 30

OPEN, ENDED = ".login", ".ended"
"""How the names of the files end: of a login by password, and of one at a provider that ended."""


@dataclass(frozen=True)
class Login:
    """Who has logged in, and until when (seconds since 1970); `login_id` is no secret. `is_over`:
    the time was over when a page was drawn for it, which still shows what was typed there."""

    login_id: str
    editor: Editor
    until: float
    is_over: bool = False

    def holds(self) -> bool:
        """Whether it has not come to its end, was not ended, and the line of the editor in the file
        is what it was."""
        return time.time() < self.until and self._is_not_ended()

    def may_be_seen(self) -> bool:
        """Whether its time alone ended it, if anything did, no longer ago than a login lasts: its
        open pages may write nothing, and keep what was typed."""
        return time.time() < self.until + 3600 * hours() and self._is_not_ended()

    def is_drawn_rightly(self) -> bool:
        """Whether a page that was drawn for it may stay as it is."""
        return self.may_be_seen() if self.is_over else self.holds()

    def _is_not_ended(self) -> bool:
        if known_editors().get(self.editor.name) != self.editor:
            return False
        if self.editor.has_password:
            return _path(self.login_id, OPEN).is_file()
        return not _path(self.login_id, ENDED).is_file()


def hours() -> float:
    """How long a login holds; ValueError where the setting is no number of hours."""
    text = os.environ.get(HOURS, "").strip()
    try:
        found = float(text or DEFAULT_HOURS)
    except ValueError:
        found = 0.0
    if not 0 < found <= MOST_HOURS:
        raise ValueError(f"{HOURS} is {text!r}, wanted more than 0 and at most {MOST_HOURS:g}")
    return found


def begin(editor: Editor) -> str:
    """The token of a login by password that begins now; OSError where it cannot be kept."""
    token = secrets.token_urlsafe(32)
    logins_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    _clear_away()
    until = time.time() + 3600 * hours()
    content = json.dumps({"name": editor.name, "line": _line(editor), "until": until})
    replace_whole(_path(_hash(token), OPEN), content.encode("utf-8"), new=True)
    return token


def by_token(token: str) -> Login | None:
    """The login that a browser holds the token of; None where there is none, or not any more."""
    if not token:
        return None
    try:
        kept = json.loads(_path(_hash(token), OPEN).read_bytes())
        editor, until = known_editors().get(kept["name"]), float(kept["until"])
        # Whoever has another role or password since logs in anew.
        if editor is None or kept["line"] != _line(editor):
            return None
    except (OSError, ValueError, LookupError, TypeError):
        return None
    login = Login(_hash(token), editor, until)
    return login if login.holds() else None


def by_provider(claims: Mapping[str, Any]) -> Login | None:
    """The login that a provider vouches for with these claims of an ID token (OpenID Connect Core,
    section 2); None where it is over, or where no line names the person.

    An address counts only where the provider says that it has verified it: at some anybody can
    claim that of somebody else.
    """
    subject, issued = claims.get("sub"), claims.get("iat")
    if not claims.get("is_logged_in") or not isinstance(subject, str) or not subject:
        return None
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return None
    keys = {SUBJECT + subject}
    if claims.get("email_verified") is True:
        keys.add(MAIL + str(claims.get("email", "")).strip().casefold())
    editor = next((one for one in known_editors().values() if one.key in keys), None)
    if editor is None:
        return None
    parts = [claims.get("iss"), subject, issued, claims.get("nonce"), claims.get("at_hash")]
    login = Login(_hash(json.dumps(parts)), editor, issued + 3600 * hours())
    return login if login.holds() else None


def end(login: Login) -> None:
    """Ends a login for all pages and all processes; OSError where that cannot be kept."""
    if login.editor.has_password:
        _path(login.login_id, OPEN).unlink(missing_ok=True)
        return
    logins_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    content = json.dumps({"until": login.until})
    replace_whole(_path(login.login_id, ENDED), content.encode("utf-8"))


def _clear_away() -> None:
    """Removes the files of logins whose time is over, and that of their open pages."""
    remove_unfinished(logins_folder())
    for path in logins_folder().iterdir():
        if path.suffix in (OPEN, ENDED):
            with suppress(OSError, ValueError, LookupError, TypeError):
                if json.loads(path.read_bytes())["until"] + 3600 * hours() < time.time():
                    path.unlink()


def logins_folder() -> Path:
    """Where the logins lie, which may not be there yet."""
    return user_data_folder(os.environ) / "logins"


def _path(login_id: str, kind: str) -> Path:
    return logins_folder() / f"{login_id}{kind}"


def _line(editor: Editor) -> str:
    return _hash(json.dumps([editor.name, editor.role, editor.key]))


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
