/** The doubtful names, each with the places it may mean as buttons of which one is chosen. Names
 * come from readers' files and from the network: they become text and nothing else.
 *
 * data: { label, none, names: [{ id, name, hint, chosen, candidates: [{ key, label }] }] }
 * A click sets the trigger "settled" to [id, key].
 *
 * @typedef {{ id: string, name: string, hint: string, chosen: string | null,
 *   candidates: { key: string, label: string }[] }} DoubtfulName
 */

/** @param {Component<{ label: string, none: string, names: DoubtfulName[] }>} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".doubtful"))
  const root = /** @type {Document | ShadowRoot} */ (box.getRootNode())
  const at = root.activeElement?.id
  box.setAttribute("aria-label", data.label)
  box.replaceChildren(...data.names.map((name, number) => asked(name, number)))
  if (at) /** @type {HTMLElement | null} */ (box.querySelector(`#${CSS.escape(at)}`))?.focus()

  /** @type {(name: DoubtfulName, number: number) => HTMLElement} */
  function asked(name, number) {
    const group = made("fieldset")
    const legend = made("legend")
    legend.append(made("strong", name.name), made("span", name.hint))
    group.append(legend)
    for (const [place, { key, label }] of [...name.candidates, { key: "none", label: data.none }].entries()) {
      const button = document.createElement("input")
      Object.assign(button, { type: "radio", name: `doubtful-${number}`, id: `doubtful-${number}-${place}` })
      button.checked = name.chosen === key
      button.onchange = () => setTriggerValue("settled", [name.id, key])
      const words = made("label")
      words.append(button, made("span", label))
      group.append(words)
    }
    return group
  }
}

/** @type {(name: string, text?: string) => HTMLElement} */
function made(name, text) {
  const element = document.createElement(name)
  if (text) element.textContent = text
  return element
}
