/** Brings the incident that was opened into sight on a narrow screen, once.
 *
 * @param {Component<{ opened: string | null }>} component
 */
export default function (component) {
  const opened = component.data ? component.data.opened : null
  if (window.incident_in_sight === opened) return
  window.incident_in_sight = opened
  if (!opened || !matchMedia("(max-width: 640px)").matches) return
  /** @param {number} tries */
  const scroll = (tries) => {
    // The table above takes its height when it is drawn.
    const drawn = document.querySelector(".st-key-incident-table canvas")
    const head = document.querySelector(".incident-head")
    if (head && (drawn || !tries)) head.scrollIntoView({ block: "start" })
    else if (tries) setTimeout(scroll, 100, tries - 1)
  }
  setTimeout(scroll, 100, 30)
}
