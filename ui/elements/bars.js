/** Bars with ranges as a list of buttons: read by a screen reader, reached by the keyboard, drawn
 * with nothing but lengths in percent. Everything shown comes as data and becomes text nodes.
 *
 * data: { label, axis: [{at, text}], legend: [{kind, text}], rows: [row], pressed }
 *       pressed: what is said under the row that is chosen
 * row:  { id, name, figure, spoken, detail, low, high, broken, open, disputed, mark, chosen }
 *       low, high, at: shares of the axis, null where there is none
 *       broken: where on the axis a bar is broken that is longer than drawn, null elsewhere
 *       mark: "no_number" (reported, no number), "zero" (reported zero), "" otherwise
 *       or { gap } for a stretch of time that holds nothing
 * A press sends the row's id as the trigger `chosen`.
 *
 * @typedef {{ id: string, name: string, figure: string, spoken: string, detail: string,
 *   low: number | null, high: number | null, broken: number | null, open: boolean, disputed: boolean, mark: string,
 *   chosen: boolean, gap?: undefined }} Row
 * @typedef {{ gap: string, chosen?: false }} Gap
 * @typedef {{ at: number, text: string }[]} Axis
 * @typedef {{ label: string, axis: Axis, legend: { kind: string, text: string }[],
 *   rows: (Row | Gap)[], pressed: string }} Bars
 */

/** @param {Component<Bars>} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const chart = /** @type {HTMLElement} */ (parentElement.querySelector(".bars"))
  const root = /** @type {Document | ShadowRoot} */ (chart.getRootNode())
  const focused = /** @type {HTMLElement | null} */ (root.activeElement)?.dataset?.id
  chart.replaceChildren(axis(data), list(data, setTriggerValue), legend(data))
  if (focused !== undefined) {
    [...chart.querySelectorAll("button")].find((b) => b.dataset.id === focused)?.focus()
  }
}

/** @type {(name: string, css?: string, text?: string) => HTMLElement} */
function element(name, css, text) {
  const made = document.createElement(name)
  if (css) made.className = css
  if (text !== undefined) made.textContent = text
  return made
}

/** @type {(share: number) => string} */
function percent(share) {
  return `${(share * 100).toFixed(2)}%`
}

/** @type {(data: Bars) => HTMLElement} */
function axis(data) {
  const row = element("div", "axis")
  row.setAttribute("aria-hidden", "true")
  const track = element("span", "track")
  data.axis.forEach(({ at, text }) => {
    const tick = element("span", "tick", text)
    tick.style.left = percent(at)
    track.append(tick)
  })
  row.append(element("span", "name"), track, element("span", "figure"))
  return row
}

/** @type {(data: Bars, send: (name: string, id: string) => void) => HTMLElement} */
function list(data, send) {
  const all = element("ul")
  all.setAttribute("aria-label", data.label)
  data.rows.forEach((row) => {
    const item = element("li")
    item.append(row.gap === undefined ? button(row, data.axis, send) : element("span", "gap", row.gap))
    if (row.chosen) {
      const said = element("p", "pressed", data.pressed)
      said.setAttribute("role", "status")
      item.append(said)
    }
    all.append(item)
  })
  return all
}

/** @type {(row: Row, ticks: Axis, send: (name: string, id: string) => void) => HTMLElement} */
function button(row, ticks, send) {
  const made = document.createElement("button")
  made.type = "button"
  made.dataset.id = row.id
  made.setAttribute("aria-pressed", String(row.chosen))
  made.onclick = () => send("chosen", row.id)
  const name = element("span", "name")
  name.append(element("bdi", "", row.name), element("span", "detail", row.detail))
  const figure = element("span", "figure")
  const printed = element("span", "", row.figure)
  printed.setAttribute("aria-hidden", "true")
  figure.append(printed, element("span", "spoken", row.spoken))
  made.append(name, track(row, ticks), figure)
  return made
}

/** @type {(row: Row, ticks: Axis) => HTMLElement} */
function track(row, ticks) {
  const made = element("span", "track")
  made.setAttribute("aria-hidden", "true")
  ticks.forEach(({ at }) => {
    const line = element("span", "line")
    line.style.left = percent(at)
    made.append(line)
  })
  const low = row.low ?? 0
  if (row.low) {
    const bar = element("span", "low")
    bar.style.width = percent(row.low)
    made.append(bar)
  }
  if (row.high !== null && row.high > low) {
    const range = element("span", row.disputed ? "disputed" : "high")
    range.style.left = percent(low)
    range.style.width = percent(row.high - low)
    made.append(range)
  }
  if (row.broken !== null) {
    const gap = element("span", "broken")
    gap.style.left = percent(row.broken)
    made.append(gap)
  }
  if (row.mark) made.append(element("span", row.mark))
  if (row.open && (row.low || row.high)) {
    const more = element("span", "open")
    more.style.left = percent(Math.max(low, row.high ?? 0))
    made.append(more)
  }
  return made
}

/** @type {(data: Bars) => HTMLElement} */
function legend(data) {
  const all = element("ul", "legend")
  data.legend.forEach(({ kind, text }) => {
    const item = element("li")
    const sign = element("span", "sign")
    sign.setAttribute("aria-hidden", "true")
    sign.append(element("span", kind))
    item.append(sign, element("span", "", text))
    all.append(item)
  })
  return all
}
