/* The controls under the map: made once, named in the reader's language, and otherwise unaware of
   what they move. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { element, icon, name_control } = parts;

  const ICONS = {
    play: "M7 4.5v15l12.5-7.5z",
    pause: "M6.5 5h4v14h-4zM13.5 5h4v14h-4z",
    previous: "M5 5h2.5v14H5zM19 5v14L8.5 12z",
    next: "M16.5 5H19v14h-2.5zM5 5v14l10.5-7z",
  };

  /** @type {(name: keyof typeof ICONS, on_click: () => void) => HTMLButtonElement} */
  function icon_button(name, on_click) {
    const drawing = icon(ICONS[name]);
    const button = element("button", { type: "button", class: `timemap-${name}` }, [drawing]);
    button.addEventListener("click", on_click);
    return button;
  }

  /** @type {(name: string, on_change: (value: string) => void) => HTMLSelectElement} */
  function choice(name, on_change) {
    const select = element("select", { class: `timemap-${name}` });
    select.addEventListener("change", () => on_change(select.value));
    return select;
  }

  /** @type {(
    select: HTMLSelectElement, choices: [value: string | number, text: string][],
    chosen: string | number,
  ) => void} */
  function set_choices(select, choices, chosen) {
    select.replaceChildren(...choices.map(([value, text]) => element("option", { value }, [text])));
    select.value = String(chosen);
    select.hidden = choices.length < 2;
  }

  /* The controls. `on` holds what to call: step(-1 | 1), toggle_play(), mode(key), speed(times),
     date(text), and typing() when the date field is entered. */
  parts.build_panel = function build_panel(track, on) {
    const date = element("p", { class: "timemap-date" });
    const figure = element("p", { class: "timemap-figure" });
    const previous = icon_button("previous", () => on.step(-1));
    const play = icon_button("play", on.toggle_play);
    const next = icon_button("next", () => on.step(1));
    const mode = choice("mode", on.mode);
    const speed = choice("speed", (value) => on.speed(Number(value)));
    const typed = element("input", {
      class: "timemap-typed", type: "text", autocomplete: "off", spellcheck: "false",
    });
    const problem = element("p", { class: "timemap-problem", role: "alert" });
    const node = element("section", { class: "timemap-panel" }, [
      element("div", { class: "timemap-reading" }, [date, figure]),
      element("div", { class: "timemap-choices" }, [mode, speed, typed, problem]),
      element("div", { class: "timemap-buttons" }, [previous, play, next]),
      track.node,
    ]);
    let texts = /** @type {Texts} */ ({});
    let iso = "";

    /** @type {(playing: boolean) => void} */
    function show_playing(playing) {
      // The page around waits with what it says until playing ends.
      parts.mark_frame("data-playing", playing);
      play.replaceChildren(icon(ICONS[playing ? "pause" : "play"]));
      name_control(play, playing ? texts.pause : texts.play);
    }

    /** @type {(text: string) => void} */
    function complain(text) {
      problem.textContent = text;
      typed.setAttribute("aria-invalid", String(Boolean(text)));
      if (!text) typed.value = iso;
    }

    typed.addEventListener("change", () => on.date(typed.value.trim()));
    typed.addEventListener("focus", on.typing);

    return {
      node,
      show_playing,
      complain,
      write(next_texts, { modes, chosen_mode, speeds, chosen_speed, playing }) {
        texts = next_texts;
        set_choices(mode, modes.map((key) => [key, texts[`mode_${key}`]]), chosen_mode);
        set_choices(speed, speeds.map((times) => [times, `${times}\u00d7`]), chosen_speed);
        name_control(mode, texts.mode);
        name_control(speed, texts.speed);
        name_control(typed, texts.typed_date);
        name_control(previous, texts.previous_event);
        name_control(next, texts.next_event);
        track.thumb.setAttribute("aria-label", texts.slider);
        node.setAttribute("aria-label", texts.slider);
        show_playing(playing);
      },
      /* The day in words, its figure in words, and the day as ISO date. */
      show({ heading, text, day }) {
        iso = day;
        date.textContent = heading;
        figure.textContent = text;
        if (document.activeElement !== typed) typed.value = day;
        track.thumb.setAttribute("aria-valuetext", [heading, text].filter(Boolean).join(": "));
      },
    };
  };
})();
