/* The colours that the page has now, light or dark, and word when they change. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /** @type {Map<string, boolean>} */
  const known = new Map(); // to read a pixel back takes longer than all the rest

  /** Whether letters on this colour have to be light.
      @type {(color: string) => boolean} */
  function is_dark(color) {
    const found = known.get(color);
    if (found !== undefined) return found;
    const context = parts.context_of(document.createElement("canvas"));
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    const dark = 0.299 * red + 0.587 * green + 0.114 * blue < 128;
    known.set(color, dark);
    return dark;
  }

  /** The colours to draw with now: the light ones on paper; on a screen Streamlit sets two custom
      properties in a component's frame, and anywhere else the reader's system decides.
      @type {(style: Style, on_paper: boolean) => Colors} */
  function read_colors(style, on_paper) {
    if (on_paper) return { ...style.colors.light };
    const root = getComputedStyle(document.documentElement);
    const paper = root.getPropertyValue("--background-color").trim();
    const ink = root.getPropertyValue("--text-color").trim();
    const dark = paper ? is_dark(paper) : matchMedia("(prefers-color-scheme: dark)").matches;
    const colors = { ...style.colors[dark ? "dark" : "light"] };
    if (paper) colors.paper = paper;
    if (ink) colors.ink = ink;
    return colors;
  }

  /* The colours now, and word to the listeners when they change. */
  parts.watch_theme = function watch_theme(style) {
    /** @type {Set<() => void>} */
    const listeners = new Set();
    let on_paper = false;
    /** @type {Theme} */
    const theme = {
      colors: /** @type {any} */ ({}), // until the first reading, below
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      print(wanted) {
        on_paper = wanted;
        read();
      },
      stop() {
        observer.disconnect();
        system.removeEventListener("change", read);
      },
    };
    function read() {
      const colors = read_colors(style, on_paper);
      if (JSON.stringify(colors) === JSON.stringify(theme.colors)) return;
      theme.colors = colors;
      const { dark } = style.colors;
      document.documentElement.classList.toggle("timemap-dark", colors.land === dark.land);
      for (const [name, color] of Object.entries(colors)) {
        document.documentElement.style.setProperty(`--timemap-${name.replaceAll("_", "-")}`, color);
      }
      listeners.forEach((listener) => listener());
    }
    const system = matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(read);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    observer.observe(document.documentElement, { attributes: true });
    system.addEventListener("change", read);
    read();
    return theme;
  };
})();
