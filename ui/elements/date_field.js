/** A field for one day. What is entered goes to the page as it was typed, or as the ISO date of the
 * browser's calendar; the page answers with the day in words, or with why it is none.
 *
 * data: { label, day, shown, first, last, near, example, hint, calendar, clear, heard, entered,
 *         problem }
 *       day, first, last, near: ISO dates, "" for none; shown: the day in words; near: the last day
 *       that the calendar of an empty field offers
 *       heard: the number of the entry that the page knows; entered: its text, if that is no day
 * The state `entry` is { number, text }.
 *
 * @typedef {{ label: string, day: string, shown: string, first: string, last: string,
 *   near: string, example: string, hint: string, calendar: string, clear: string, heard: number,
 *   entered: string, problem: string }} DateField
 */

/** Of each field the number of its last entry, and what stood in it when the page last heard of it.
 * @type {WeakMap<object, { number: number, told: string }>} */
const fields = new WeakMap()

/** @param {Component<DateField>} component */
export default function ({ data, parentElement, setStateValue }) {
  /** @type {(selector: string) => HTMLElement} */
  const part = (selector) => /** @type {HTMLElement} */ (parentElement.querySelector(selector))
  const typed = /** @type {HTMLInputElement} */ (part("#typed"))
  const native = /** @type {HTMLInputElement} */ (part("[type=date]"))
  const [clear, calendar] = [part(".clear"), part(".calendar")]
  const own = fields.get(parentElement) ?? { number: data.heard, told: "" }
  fields.set(parentElement, own)

  part("label").textContent = data.label
  part("#hint").textContent = data.hint
  typed.placeholder = data.example
  Object.assign(native, { min: data.first, max: data.last })
  for (const [button, name] of /** @type {[HTMLElement, string][]} */ (
    [[clear, data.clear], [calendar, data.calendar]]
  )) {
    button.setAttribute("aria-label", name)
    button.title = name
  }

  // A page that was on its way takes back neither an entry that it has not heard of nor what is
  // being typed.
  if (data.heard === own.number && typed.value === own.told) {
    typed.value = own.told = data.problem ? data.entered : data.shown
    native.value = data.day
    typed.setAttribute("aria-invalid", String(Boolean(data.problem)))
    say("#problem", data.problem)
    say(".said", own.number && !data.problem ? data.shown : "")
  }
  clear.hidden = !typed.value

  /** @type {(selector: string, words: string) => void} */
  function say(selector, words) {
    const node = part(selector)
    if (node.textContent !== words) node.textContent = words
  }

  /** @type {(text: string) => void} */
  function enter(text) {
    if (text === own.told) return
    typed.value = own.told = text
    own.number += 1
    clear.hidden = !text
    setStateValue("entry", { number: own.number, text })
  }

  typed.oninput = () => { clear.hidden = !typed.value }
  typed.onchange = () => enter(typed.value)
  typed.onkeydown = (event) => {
    event.stopPropagation() // no letter of a month is one of Streamlit's shortcuts
    if (event.key === "Enter") enter(typed.value)
    if (event.key === "Escape") typed.value = own.told
  }
  native.onchange = () => enter(native.value)
  clear.onclick = () => {
    enter("")
    typed.focus()
  }
  calendar.onclick = () => {
    // An empty one opens at today where it offers today, which may be years after the tables.
    if (!native.value && data.near) native.max = data.near
    try {
      native.showPicker()
    } catch {
      native.focus() // an older browser opens its calendar there
    }
    native.max = data.last
  }
}
