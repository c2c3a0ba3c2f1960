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
 * @typedef {{ region: Region, shape: SVGElement, text: SVGTextElement }} Label
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Box
 * @typedef {[number, number]} Point
 */
const SVG = "http://www.w3.org/2000/svg"
const GAP = 4 // units of the drawing between a disc and what is written beside it
const RINGS = 8 // around the middle of a region, 15 units apart
/** @type {Point[]} */
const STEPS = [[0, 0], ...Array.from({ length: RINGS * 16 }, (_, number) => {
  const [reach, angle] = [15 * (Math.floor(number / 16) + 1), (number % 16) * Math.PI / 8]
  return /** @type {Point} */ ([reach * Math.cos(angle), reach * Math.sin(angle)])
})]

/** @param {Component<RegionMap>} component */
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".regions"))
  const svg = made("svg", { role: "img", "aria-label": data.label })
  /** @type {Label[]} */
  const labels = []
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
      labels.push({ region, shape, text: label(region) })
    }
    svg.append(shape)
  })
  svg.append(...labels.map(({ text }) => text))
  box.replaceChildren(svg)
  parentElement.querySelector(".shades")?.replaceChildren(...data.legend.map(shade))
  // Letters keep their size in pixels whatever the width of the drawing.
  const fit = () => {
    svg.style.setProperty("--unit", String(data.width / Math.max(box.clientWidth, 1)))
    svg.setAttribute("viewBox", `0 0 ${data.width} ${place(labels, data)}`)
  }
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

/** The figure over the name, not yet placed.
 *
 * @type {(region: Region) => SVGTextElement}
 */
function label({ figure, name }) {
  const group = made("text", { "text-anchor": "middle" })
  Object.entries({ figure, name }).forEach(([css, text], number) => {
    const line = made("tspan", { x: 0, dy: number ? "1.1em" : 0 })
    line.classList.add(css)
    line.textContent = text
    group.append(line)
  })
  return /** @type {SVGTextElement} */ (group)
}

/** Moves each label to the first point at which it lies on no other and on no disc: those of
 * cities go first, since they have to stay beside theirs. One that has no such point is not drawn:
 * its figure stands in the list, and comes up where the pointer rests. What comes back is the
 * height that the drawing needs with them.
 *
 * @type {(labels: Label[], data: RegionMap) => number}
 */
function place(labels, { regions, width, height }) {
  const discs = regions.filter(({ radius }) => radius)
  /** @type {Box[]} */
  const taken = []
  const free = (/** @type {Box} */ box) => (
    box.left >= 0 && box.top >= 0 && box.right <= width
    && discs.every((disc) => distance(disc, box) >= disc.radius)
    && taken.every((other) => (
      box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom
    ))
  )
  const cities_first = [...labels].sort((one, other) => other.region.radius - one.region.radius)
  cities_first.forEach(({ region, shape, text }) => {
    const size = text.getBBox()
    const points = region.radius ? beside(region, size) : within(region, shape)
    const boxes = points.map((point) => around(point, size))
    const box = boxes.find(free)
    text.setAttribute("visibility", box ? "visible" : "hidden")
    if (!box) return
    taken.push(box)
    text.setAttribute("transform", `translate(${box.left - size.x} ${box.top - size.y})`)
  })
  return Math.max(height, ...taken.map(({ bottom }) => bottom))
}

/** Middles of a label of this size that lies beneath, over and at either side of a disc.
 *
 * @type {(region: Region, size: DOMRect) => Point[]}
 */
function beside({ x, y, radius }, size) {
  const [right, down] = [radius + GAP + size.width / 2, radius + GAP + size.height / 2]
  return [[x, y + down], [x, y - down], [x + right, y], [x - right, y]]
}

/** Points of a region around the middle of it, the nearest first.
 *
 * @type {(region: Region, shape: SVGElement) => Point[]}
 */
function within({ x, y }, shape) {
  const inside = /** @type {SVGGeometryElement} */ (shape)
  const around_it = STEPS.map(([right, down]) => /** @type {Point} */ ([x + right, y + down]))
  return around_it.filter(([left, top], number) => !number || inside.isPointInFill(new DOMPoint(left, top)))
}

/** @type {(point: Point, size: DOMRect) => Box} */
function around([x, y], { width, height }) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}

/** @type {(point: { x: number, y: number }, box: Box) => number} */
function distance({ x, y }, { left, right, top, bottom }) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}
