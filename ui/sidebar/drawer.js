const NARROW = matchMedia("(max-width: 768px)")  // where the sidebar lies over the page

/** The sidebar as a drawer: names its handles, and closes it on a narrow screen once for each new
 * value of what closes it.
 *
 * @param {Component<{ handles: Record<string, string>, closes: Record<string, string | number> }>}
 *   component
 */
export default function ({ data }) {
  for (const [name, words] of Object.entries(data.handles)) {
    document.documentElement.style.setProperty(`--drawer-${name}`, JSON.stringify(words))
  }
  const before = window.drawer_closed_for || {}
  const another = Object.entries(data.closes).some(([what, now]) => now && before[what] !== now)
  window.drawer_closed_for = { ...before, ...data.closes }
  const is_open = !document.querySelector("[data-testid=stExpandSidebarButton]")
  /** @type {HTMLElement | null} */
  const close = document.querySelector("[data-testid=stSidebarCollapseButton] button")
  if (another && is_open && NARROW.matches) close?.click()
}
