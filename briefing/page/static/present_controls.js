/* The controls of the page that presents: a row of buttons that fades while nobody moves, light and
   dark, the full screen, the empty screen. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;
  const { texts } = present;
  const root = document.documentElement;

  const CALM = 3000; // milliseconds without a move until the controls fade
  /** @type {Record<string, string>} */
  const ICONS = {
    previous: "M15 5l-7 7 7 7",
    next: "M9 5l7 7-7 7",
    jump: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.2 15.2L20 20",
    notes: "M5 4h14v16H5zM8 8.5h8M8 12h8M8 15.5h5",
    about: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.5v.5",
    theme: "M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17",
    full_screen: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  };

  /* The buttons of these tools, each with its key and what it does, and the bar that holds them. */
  present.toolbar = function toolbar(tools) {
    /** @type {Record<string, HTMLButtonElement>} */
    const buttons = {};
    for (const [name, key, act] of tools) {
      buttons[name] = present.icon_button(ICONS[name], `${texts[name]} (${key})`, (event) => {
        act();
        if (event.detail) buttons[name].blur(); // a click leaves the keys to the scenes
      });
    }
    const node = element("div", {
      class: "present-tools", role: "toolbar", "aria-label": texts.tools,
    }, Object.values(buttons));
    fade_when_calm(node);
    return { node, buttons };
  };

  /** @type {(toolbar: HTMLElement) => void} */
  function fade_when_calm(toolbar) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let calm;
    function wake() {
      root.classList.remove("present-calm");
      clearTimeout(calm);
      calm = setTimeout(() => {
        if (toolbar.matches(":focus-within, :hover")) return;
        root.classList.add("present-calm");
      }, CALM);
    }
    ["pointermove", "pointerdown", "keydown", "focusin"].forEach((name) => {
      document.addEventListener(name, wake, { passive: true });
    });
    wake();
  }

  present.toggle_theme = function toggle_theme() {
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.scheme = (root.dataset.scheme || system) === "dark" ? "light" : "dark";
  };

  present.toggle_full_screen = function toggle_full_screen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().then(keep_escape).catch(() => {});
  };

  /* Where the browser allows, Escape goes back to the scene before it leaves the full screen. */
  function keep_escape() {
    const { keyboard } = /** @type {any} */ (navigator);
    if (keyboard && keyboard.lock) keyboard.lock(["Escape"]).catch(() => {});
  }

  /* An empty screen while somebody speaks. */
  present.blank = function blank(wanted) { root.classList.toggle("present-blank", wanted); };
  present.is_blank = () => root.classList.contains("present-blank");
})();
