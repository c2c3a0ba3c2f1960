/** Gives the focus to the first of these widgets that can be pressed, once for each number.
 *
 * @param {Component<{ number: number, keys: string[] }>} component
 */
export default function (component) {
  const { data } = component
  if (!data || !data.number || window.focus_given === data.number) return
  window.focus_given = data.number
  const first = () => data.keys
    .map((key) => document.querySelector(`.st-key-${key} :is(button, a, input, textarea)`))
    .filter((element) => element instanceof HTMLElement)
    .find((element) => !element.matches(":disabled"))
  /** @param {number} tries */
  const give = (tries) => {
    const element = first()
    if (element) { element.focus(); element.scrollIntoView({ block: "nearest" }) }
    if (!element && tries) setTimeout(give, 60, tries - 1)
  }
  setTimeout(give, 120, 10)
}
