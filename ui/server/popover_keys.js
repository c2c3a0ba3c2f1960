/* Puts the small windows that a button opens ("Share") where the button stands in the order of Tab:
   Streamlit draws them at the end of the page. In a dialog it passes over buttons that stand in a
   component of ours: there each Tab goes to the next of all. */
(function () {
  "use strict";
  const STOPS = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";

  /** @param {ParentNode} where @returns {HTMLElement[]} */
  const stops = (where) => [...where.querySelectorAll("*")].flatMap((one) => {
    const inside = one.shadowRoot ? stops(one.shadowRoot) : [];
    if (!(one instanceof HTMLElement) || !one.matches(STOPS)) return inside;
    const is_stop = one.tabIndex >= 0 && !one.matches(":disabled")
      && one.checkVisibility({ visibilityProperty: true });
    return is_stop ? [one, ...inside] : inside;
  });

  const focused = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
  };

  /** @param {boolean} back @returns {HTMLElement | undefined} what comes next, where it is ours */
  const next = (back) => {
    const at = /** @type {HTMLElement} */ (focused());
    const dialog = document.querySelector("[data-testid=stDialog] [role=dialog]");
    if (dialog) {
      const all = stops(dialog);
      const index = all.indexOf(at);
      if (index < 0) return undefined;
      return all.at((index + (back ? -1 : 1)) % all.length);
    }
    const opened = document.querySelector("[data-testid=stPopoverBody]");
    const button = document.querySelector("[data-testid=stPopover] button[aria-expanded=true]");
    if (!opened || !(button instanceof HTMLElement)) return undefined;
    const inside = stops(opened);
    if (back) return at === inside[0] ? button : undefined;
    if (at === button) return inside[0];
    const around = stops(document).filter((one) => !inside.includes(one));
    return at === inside.at(-1) ? around[around.indexOf(button) + 1] : undefined;
  };

  addEventListener("keydown", (event) => {
    const to = event.key === "Tab" ? next(event.shiftKey) : undefined;
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  }, true);
})();
