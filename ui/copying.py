"""A button that copies a text; Streamlit has none of its own."""

from __future__ import annotations

import streamlit as st

SCRIPT = """
export default function (component) {
  const { data, parentElement } = component
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = async () => {
    await navigator.clipboard.writeText(data.text)
    button.textContent = data.done
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
}
"""

STYLE = """
button { font: inherit; font-size: .85rem; color: inherit; background: none; cursor: pointer;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent); border-radius: 6px;
  min-height: 28px; padding: .1rem .7rem; }
button:hover, button:focus-visible { border-color: currentColor; }
"""

_button = st.components.v2.component(
    "copy_button", html="<button type='button'></button>", css=STYLE, js=SCRIPT
)


def copy_button(label: str, done: str, text: str) -> None:
    """Draws a button with this label that copies the text and then says that it did."""
    _button(data={"label": label, "done": done, "text": text}, key=f"copy-{label}")
