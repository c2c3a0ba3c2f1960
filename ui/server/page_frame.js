/* Marks the page where a script or a stylesheet of it is lost; page_frame.css shows what says so. */
(function () {
  "use strict";
  const lose = () => document.documentElement.toggleAttribute("data-lost", true);
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
