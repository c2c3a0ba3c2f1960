/** Presses the hidden button beside the link of an event, unless a browser is asked to open it apart. */
export default function () {
  /** @param {MouseEvent} event */
  const open = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.event-link") : null
    const apart = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    const button = link?.closest("[class*=st-key-link-of-]")?.querySelector("button")
    if (!button || apart) return
    event.preventDefault()
    button.click()
  }
  document.addEventListener("click", open)
  return () => document.removeEventListener("click", open)
}
