"""A button that copies a text; Streamlit has none of its own."""

from __future__ import annotations

import streamlit as st

SCRIPT = """
export default function (component) {
  const { data, parentElement } = component
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = async () => {
    if (!await copied(data, button)) return
    button.textContent = data.done
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
}

// A browser gives the clipboard to pages over https and of its own machine alone: in a newsroom's
// network, over http, the text is marked and copied as a hand would.
async function copied({ text, html }, button) {
  try {
    if (html && window.ClipboardItem) {
      const as = (kind, content) => [kind, new Blob([content], { type: kind })]
      const forms = [as("text/plain", text), as("text/html", html)]
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(forms))])
    } else await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement("textarea")
    area.value = text
    area.style.cssText = "position: fixed; opacity: 0"
    button.after(area)
    area.select()
    const done = document.execCommand("copy")
    area.remove()
    button.focus()
    return done
  }
}
"""

STYLE = """
button { font: inherit; font-size: .875rem; color: inherit; background: none; cursor: pointer;
  white-space: nowrap;
  border: 1px solid color-mix(in srgb, currentColor 55%, transparent); border-radius: 6px;
  min-height: var(--button-height, 2.5rem); padding: .1rem .7rem; }
button:hover { border-color: currentColor; }
button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
"""

_button = st.components.v2.component(
    "copy_button", html="<button type='button' aria-live='polite'></button>", css=STYLE, js=SCRIPT
)


def copy_button(label: str, done: str, text: str, html: str = "") -> None:
    """Draws a button with this label that copies the text and then says that it did.

    `html` is the same for programs that take it, with its links.
    """
    _button(data={"label": label, "done": done, "text": text, "html": html}, key=f"copy-{label}")
