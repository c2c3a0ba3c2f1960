/** A button that copies a text, and the same for programs that take HTML, with its links.
 *
 * @typedef {{ label: string, done: string, text: string, html: string }} Copied
 */

/** @param {Component<Copied>} component */
export default function (component) {
  const { data, parentElement } = component
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"))
  button.textContent = data.label
  button.onclick = async () => {
    if (!await copied(data, button)) return
    button.textContent = data.done
    setTimeout(() => { button.textContent = data.label }, 2000)
  }
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
