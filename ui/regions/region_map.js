/** The regions as outlines, each with its figure. What it shows stands in the list beside it too,
 * so for a screen reader it is one picture; a click does what pressing the bar does.
 *
 * data: { label, width, height, regions: [{ id, path, x, y, name, figure, spoken, state, chosen }] }
 *       state: "figure", "none" (no figure of its own) or "" (no incident in the selection)
 *
 * @typedef {{ id: string, path: string, x: number, y: number, name: string, figure: string,
 *   spoken: string, state: string, chosen: boolean }} Region
 * @typedef {{ label: string, width: number, height: number, regions: Region[] }} RegionMap
 */
const SVG = "http://www.w3.org/2000/svg"
const DISC = 13

/** @param {Component<RegionMap>} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".regions"))
  const svg = made("svg", { viewBox: `0 0 ${data.width} ${data.height}`, role: "img", "aria-label": data.label })
  const labels = made("g", {})
  // Cities lie inside regions: drawn after them, with the chosen one on top of all.
  const is_city = (/** @type {Region} */ { path }) => !path || path.length < 400
  const order = (/** @type {Region} */ region) => Number(is_city(region)) + 2 * Number(region.chosen)
  const sorted = [...data.regions].sort((one, other) => order(one) - order(other))
  sorted.forEach((region) => {
    const city = is_city(region)
    const shape = city
      ? made("circle", { cx: region.x, cy: region.y, r: DISC })
      : made("path", { d: region.path })
    shape.classList.add("region", ...(region.state ? [region.state] : []), ...(region.chosen ? ["chosen"] : []))
    const title = made("title", {})
    title.textContent = `${region.name}: ${region.spoken}`
    shape.append(title)
    if (region.state) shape.onclick = () => setTriggerValue("chosen", region.id)
    svg.append(shape)
    if (region.state) labels.append(label(region, city))
  })
  svg.append(labels)
  box.replaceChildren(svg)
  // Letters keep their size in pixels whatever the width of the drawing.
  const fit = () => svg.style.setProperty("--unit", String(data.width / Math.max(box.clientWidth, 1)))
  const watcher = new ResizeObserver(fit)
  watcher.observe(box)
  fit()
  return () => watcher.disconnect()
}

/** @type {(name: string, attributes: Record<string, string | number>) => SVGElement} */
function made(name, attributes) {
  const element = document.createElementNS(SVG, name)
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)))
  return element
}

/** @type {(region: Region, city: boolean) => SVGElement} */
function label(region, city) {
  const group = made("text", { x: region.x, y: region.y + (city ? 1.5 * DISC : 0), "text-anchor": "middle" })
  const lines = [["figure", region.figure], ["name", region.name]]
  lines.forEach(([css, text], number) => {
    const line = made("tspan", { x: region.x, dy: number || city ? "1.1em" : "0" })
    line.classList.add(css)
    line.textContent = text
    group.append(line)
  })
  return group
}
