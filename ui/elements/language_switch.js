/** The choice of a language, which is told as the trigger `chosen`.
 *
 * @param {Component<{ language: string, label: string, offered: [code: string, name: string][] }>}
 *   component
 */
export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.language
  const choice = /** @type {HTMLSelectElement} */ (parentElement.querySelector("select"))
  const name = /** @type {HTMLElement} */ (parentElement.querySelector("span"))
  name.textContent = data.label
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
