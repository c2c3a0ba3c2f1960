"""How the numbers are made, in short; the words-to-bounds table comes from the code."""

from ui.method_text import method_text, words_table
from ui.page_text import show, tag
from ui.session import current_session

session = current_session()
show(tag("h1", session.say("How the numbers are made")))
method_text(session)
show(tag("h2", session.say("Words and what they carry"), css="page-part"))
words_table(session)
