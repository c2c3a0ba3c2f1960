/** The regions as outlines shaded by their figures, cities as discs. What it shows stands in the
 * list beside it too, so for a screen reader it is one picture; a click does what pressing the bar
 * does.
 *
 * data: { label, width, height, legend: [{ state, text }],
 *         regions: [{ id, path, radius, x, y, name, figure, spoken, state, chosen }] }
 *       radius: of the disc of a city, 0 for a region with an outline
 *       state: as in region_map.py; "" for what cannot be chosen
 *
 * @typedef {{ id: string, path: string, radius: number, x: number, y: number, name: string,
 *   figure: string, spoken: string, state: string, chosen: boolean }} Region
 * @typedef {{ label: string, width: number, height: number, regions: Region[],
 *   legend: { state: string, text: string }[] }} RegionMap
 */
const SVG = "http://www.w3.org/2000/svg"
const LINES = 30 // pixels that figure and name take

/** @param {Component<RegionMap>} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".regions"))
  const svg = made("svg", { viewBox: `0 0 ${data.width} ${data.height}`, role: "img", "aria-label": data.label })
  const labels = made("g", {})
  // Cities lie inside regions: drawn after them, with the chosen one on top of all.
  const order = (/** @type {Region} */ region) => Number(region.radius > 0) + 2 * Number(region.chosen)
  const sorted = [...data.regions].sort((one, other) => order(one) - order(other))
  sorted.forEach((region) => {
    const shape = region.radius
      ? made("circle", { cx: region.x, cy: region.y, r: region.radius })
      : made("path", { d: region.path })
    shape.classList.add("region", ...classes(region.state), ...(region.chosen ? ["chosen"] : []))
    const title = made("title", {})
    title.textContent = `${region.name}: ${region.spoken}`
    shape.append(title)
    if (region.state) {
      shape.onclick = () => setTriggerValue("chosen", region.id)
      labels.append(label(region, data))
    }
    svg.append(shape)
  })
  svg.append(labels)
  box.replaceChildren(svg)
  parentElement.querySelector(".shades")?.replaceChildren(...data.legend.map(shade))
  // Letters keep their size in pixels whatever the width of the drawing.
  const fit = () => svg.style.setProperty("--unit", String(data.width / Math.max(box.clientWidth, 1)))
  const watcher = new ResizeObserver(fit)
  watcher.observe(box)
  fit()
  return () => watcher.disconnect()
}

/** @type {(state: string) => string[]} */
function classes(state) {
  return state ? ["told", state] : []
}

/** @type {(item: { state: string, text: string }) => HTMLElement} */
function shade({ state, text }) {
  const item = document.createElement("li")
  const sample = made("svg", { viewBox: "0 0 22 14", "aria-hidden": "true" })
  const box = made("rect", { x: 2, y: 2, width: 18, height: 10 })
  box.classList.add("region", ...classes(state))
  sample.append(box)
  item.append(sample, text)
  return item
}

/** @type {(name: string, attributes: Record<string, string | number>) => SVGElement} */
function made(name, attributes) {
  const element = document.createElementNS(SVG, name)
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)))
  return element
}

/** The figure and the name in a region, or beside the disc of a city: beneath it, or above one at
 * the lower edge; away from another city beside it.
 *
 * @type {(region: Region, data: RegionMap) => SVGElement}
 */
function label(region, { regions, height }) {
  const { x, radius } = region
  const beneath = region.y + radius + 1.5 * LINES < height
  const y = !radius ? region.y : beneath ? region.y + radius + 4 : region.y - radius - 1.6 * LINES
  const beside = regions.find((other) => (
    radius && other.radius && other !== region && Math.abs(other.y - region.y) < 3 * LINES
  ))
  const side = beside ? Math.sign(x - beside.x) : 0
  const from = x - side * radius
  const group = made("text", { x: from, y, "text-anchor": ["end", "middle", "start"][side + 1] })
  const lines = [["figure", region.figure], ["name", region.name]]
  lines.forEach(([css, text], number) => {
    const line = made("tspan", { x: from, dy: number || radius ? "1.1em" : "0" })
    line.classList.add(css)
    line.textContent = text
    group.append(line)
  })
  return group
}
