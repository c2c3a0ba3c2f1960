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
    presenter: "M3 5h11v9H3zM9 18h12V9h-4M6 14v4M4 18h4",
    play: "M7 5l12 7-12 7z",
    blank: "M4 5h16v12H4zM9 20h6",
    restart: "M5 12a7 7 0 1 0 2.5-5.4M5 4v4h4M12 8.5V12l2.5 2",
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
    }, [...Object.values(buttons), ...language_choice()]);
    return { node, buttons };
  };

  /** The languages of this page by their own names, where there is a choice.
      @returns {HTMLElement[]} */
  function language_choice() {
    const { languages, language } = present.content;
    if (languages.length < 2) return [];
    const choice = /** @type {HTMLSelectElement} */ (element("select", {
      "aria-label": texts.language, title: texts.language,
    }, languages.map(([code, name]) => element("option", { value: code, lang: code }, [name]))));
    choice.value = language;
    choice.addEventListener("change", () => {
      const address = new URL(location.href);
      address.searchParams.set("language", choice.value);
      // The same entry of the history, so that the two windows know each other again.
      history.replaceState(history.state, "", address);
      location.reload();
    });
    return [choice];
  }

  /* The controls step back while nobody moves. */
  present.fade_when_calm = function fade_when_calm(toolbar) {
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
  };

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

  /* Each key does what `keys` says; another letter or digit begins to ask with `on_typed`. On an
     empty screen any key calls `on_wake` alone. */
  present.listen_to_keys = function listen_to_keys(keys, on_typed, on_wake) {
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]")) return;
      const { key } = event;
      const target = /** @type {HTMLElement} */ (event.target);
      if (present.is_blank()) {
        event.preventDefault();
        on_wake();
        return;
      }
      if (target.closest("input, select, textarea")) return;
      const on_control = target.closest("button, a, summary");
      if (on_control && (key === " " || key === "Enter")) return;
      if (target.closest(".timemap-thumb") && key === "Escape") target.blur();
      const inside = target.closest(".present-scroll, .presenter-body, .present-told");
      if (inside && ["ArrowUp", "ArrowDown"].includes(key)) return; // it scrolls
      const act = keys[key.length === 1 ? key.toLowerCase() : key];
      if (act) {
        event.preventDefault();
        act();
      } else if (/^[\p{L}\p{N}]$/u.test(key)) {
        event.preventDefault();
        on_typed(key);
      }
    });
  };
})();
