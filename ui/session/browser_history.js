/** Milliseconds. Steps in quick succession are told as one: Streamlit runs what was told on the page
 * that it has open, which the next step may leave. */
const PAUSE = 100

/** How often a step is told that Streamlit may have lost while it opened another page. */
const MOST_TIMES = 5

/** Writes the view into the address, and tells of Back and Forward as the trigger `step`.
 *
 * @param {Component<{ page: string, query: string, heard: number }>} component
 */
export default function ({ data, setTriggerValue }) {
  // `steps` of the reader so far, and how often the last was told; `page` and `path` of the last
  // run that knew of it.
  const own = (window.browser_history ??= { steps: 0, told: 0, page: null, path: "", due: 0 })
  const is_other_page = data.page !== own.page
  const is_heard = data.heard === own.steps
  /** @param {string} text */
  const query_of = (text) => `${new URLSearchParams(text)}`
  const tell = () => {
    own.told += 1
    setTriggerValue("step", { number: own.steps, query: location.search })
  }
  const tell_soon = () => {
    clearTimeout(own.due)
    own.due = setTimeout(tell, PAUSE)
  }

  if (!is_heard) {
    // Streamlit first opens the page that a step leads to.
    if ((is_other_page || location.pathname === own.path) && own.told < MOST_TIMES) tell_soon()
  } else if (query_of(location.search) !== query_of(data.query)) {
    const address = location.pathname + (data.query && `?${data.query}`)
    if (is_other_page) history.replaceState(history.state, "", address)
    else history.pushState(history.state, "", address)
  }
  if (is_heard || is_other_page) own.path = location.pathname
  own.page = data.page

  const follow = () => {
    own.steps += 1
    own.told = 0
    clearTimeout(own.due)
    if (location.pathname === own.path) tell_soon()
  }
  window.addEventListener("popstate", follow)
  return () => window.removeEventListener("popstate", follow)
}
