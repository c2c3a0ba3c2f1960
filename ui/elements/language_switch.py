"""The choice of the language, on every page: each under its own name, so that whoever cannot read
the page finds the way."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.languages.catalogues import offered_languages
from ui.session.session import Session, go_to
from ui.session.session_keys import LANGUAGE_SWITCH, VIEW
from ui.session.view import View
from ui.session.widget_value import give_anew

HTML = "<label><span class='spoken'></span><select></select></label>"

SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.language
  const choice = parentElement.querySelector("select")
  parentElement.querySelector("span").textContent = data.label
  choice.title = data.label
  choice.hidden = data.offered.length < 2
  if (choice.options.length !== data.offered.length) {
    choice.replaceChildren(...data.offered.map(([code, name]) => {
      const option = new Option(name, code)
      option.lang = code
      return option
    }))
  }
  choice.value = data.language
  choice.onchange = () => setTriggerValue("chosen", choice.value)
}
"""

STYLE = """
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
select { font: inherit; font-size: .875rem; color: var(--st-text-color, inherit); cursor: pointer;
  background: var(--st-background-color, Canvas); border-radius: 6px; height: 2.1rem;
  border: 1px solid light-dark(#868e96, #6f7a85); padding: 0 .3rem; max-width: 8rem; }
select[hidden] { display: none; }
select:hover { border-color: currentColor; }
select:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
"""

_switch = st.components.v2.component("language_switch", html=HTML, css=STYLE, js=SCRIPT)


def language_switch(session: Session) -> None:
    """Draws the choice where there is one, and says to the browser in which language the page is.

    The language that is chosen stays with the reader on every page and in links.
    """
    data = {
        "language": session.language_code,
        "label": session.say("Language"),
        "offered": [*offered_languages().items()],
    }
    _switch(data=data, key=LANGUAGE_SWITCH, on_chosen_change=_choose)


def _choose() -> None:
    chosen = st.session_state[LANGUAGE_SWITCH].chosen
    if chosen not in offered_languages():
        return
    view: View = st.session_state[VIEW]
    # A browser tells the choice of a list by its words, which are others from now on.
    give_anew()
    go_to(replace(view, language=chosen))
