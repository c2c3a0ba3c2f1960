/** A button that copies a text, and the same for programs that take HTML, with its links.
 *
 * @typedef {{ label: string, done: string, text: string, html: string }} Copied
 */

/** What each button copies now.
 * @type {WeakMap<HTMLButtonElement, Copied>} */
const held = new WeakMap()
// Milliseconds. What the end of a run brings reaches a button up to 100 after Streamlit says it ended.
const STEP = 50
const CALM = 300
const MOST_WAITED = 10_000

/** @param {Component<Copied>} component */
export default function (component) {
  const { data, parentElement } = component
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"))
  held.set(button, data)
  button.textContent = data.label
  button.onclick = async () => {
    if (!await isDrawn(button)) return
    const now = held.get(button) ?? data
    if (!await copied(now, button)) return
    button.textContent = now.done
    setTimeout(() => { button.textContent = (held.get(button) ?? now).label }, 2000)
  }
}

/** Says, once the page has been drawn to its end, whether the button is still there. Until then the
 * sentence may be the new one and what stands here that of the view before.
 *
 * @param {HTMLButtonElement} button
 */
async function isDrawn(button) {
  const app = /** @type {HTMLElement | null} */ (document.querySelector("[data-testid=stApp]"))
  const isDrawing = () => app?.dataset.testScriptState !== "notRunning"
  let left = isDrawing() ? MOST_WAITED / STEP : 0
  for (let calm = 0; left > 0 && calm < CALM / STEP; left--) {
    await new Promise((then) => { setTimeout(then, STEP) })
    calm = isDrawing() ? 0 : calm + 1
  }
  return button.isConnected && !isDrawing()
}

/** Says whether it was copied. A browser gives the clipboard to pages over https and of its own
 * machine alone: in a newsroom's network, over http, the text is marked and copied as a hand would.
 *
 * @param {Copied} data
 * @param {HTMLButtonElement} button
 */
async function copied({ text, html }, button) {
  try {
    if (html && window.ClipboardItem) {
      /** @type {(kind: string, content: string) => [string, Blob]} */
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
