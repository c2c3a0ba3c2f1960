"""The page Method: how the numbers are made, decided and cited."""

from ui.method.text import method_text
from ui.session.session import current_session

method_text(current_session())
