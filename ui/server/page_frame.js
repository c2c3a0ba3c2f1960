/* Marks the page where a script or a stylesheet of it is lost, once its words have begun to come, and
   while it is connected; page_frame.css shows what says that it is not whole. */
(function () {
  "use strict";
  const page = document.documentElement;
  const lose = () => page.toggleAttribute("data-lost", true);
  // A style that looked for these itself would be asked at every change of the page.
  const BEGUN = '[data-testid="stMain"] [data-testid="stElementContainer"]';
  const state = { subtree: true, attributeFilter: ["data-test-connection-state"] };
  const watch = new MutationObserver(() => {
    const is_connected = document.querySelector('[data-test-connection-state="CONNECTED"]');
    page.toggleAttribute("data-connected", Boolean(is_connected));
    if (page.hasAttribute("data-begun") || !document.querySelector(BEGUN)) return;
    page.toggleAttribute("data-begun", true);
    watch.disconnect();
    watch.observe(document, state);
  });
  watch.observe(document, { ...state, childList: true });
  addEventListener("vite:preloadError", lose); // a part that Streamlit loads when it is needed
  addEventListener("error", ({ target }) => {
    const needed = "script, link[rel=stylesheet], link[rel=modulepreload]";
    if (target instanceof Element && target.matches(needed)) lose();
  }, true);
  addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("#not-whole")) return;
    const figures = target.closest("a[href*=figures]");
    // The view of now: the address follows it.
    if (figures instanceof HTMLAnchorElement) figures.search = location.search;
    if (target.matches("button")) document.getElementById("not-whole")?.remove();
  });
})();
