/* The doubtful names, each with the places it may mean as buttons of which one is chosen. Names
 * come from readers' files and from the network: they become text and nothing else.
 *
 * data: { label, none, names: [{ id, name, hint, chosen, candidates: [{ key, label }] }] }
 * A click sets the trigger "settled" to [id, key].
 */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const box = parentElement.querySelector(".doubtful")
  const focused = parentElement.activeElement ?? parentElement.getRootNode().activeElement
  const at = focused?.id
  box.setAttribute("aria-label", data.label)
  box.replaceChildren(...data.names.map((name, number) => asked(name, number)))
  if (at) box.querySelector(`#${CSS.escape(at)}`)?.focus()

  function asked(name, number) {
    const group = made("fieldset")
    const legend = made("legend")
    legend.append(made("strong", name.name), made("span", name.hint))
    group.append(legend)
    for (const [place, { key, label }] of [...name.candidates, { key: "none", label: data.none }].entries()) {
      const button = made("input")
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

function made(name, text) {
  const element = document.createElement(name)
  if (text) element.textContent = text
  return element
}
