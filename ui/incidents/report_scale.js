/** The reports of an incident on one scale: the same SVG as in every file, once for each width of
 * the column; the stylesheet shows the one whose letters are read.
 *
 * @param {Component<{ pictures: string[] }>} component The pictures as text, the narrowest first.
 */
export default function (component) {
  const { data, parentElement } = component
  const reader = new DOMParser()
  const drawn = data.pictures.map((svg) => (
    document.importNode(reader.parseFromString(svg, "image/svg+xml").documentElement, true)
  ))
  parentElement.querySelector(".scale")?.replaceChildren(...drawn)
}
