/* The page that presents: one scene at a time, moved by keys, a remote or a finger. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;
  const { content, texts, fill, line } = present;
  const { scenes } = content;

  const CALM = 3000; // milliseconds without a move until the controls fade
  const REST = 700; // and until what plays is said aloud
  const LEAST = 0.5; // of their size that letters shrink to before a text scrolls
  const MOST = 1.3; // times their size that the letters of a short picture grow to
  const SMALLEST = 15; // pixels of a letter in a picture, where the window is small
  const LETTER = 1.3; // of the page's unit: the letters that most of a picture is written in
  const ICONS = {
    previous: "M15 5l-7 7 7 7",
    next: "M9 5l7 7-7 7",
    jump: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.2 15.2L20 20",
    notes: "M5 4h14v16H5zM8 8.5h8M8 12h8M8 15.5h5",
    about: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.5v.5",
    theme: "M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17",
    full_screen: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  };

  const state = { index: 0, question: false, map: null, place: null, heading: "" };

  // -- The page -------------------------------------------------------------------------------

  const title = element("h1", { class: "present-briefing" }, [content.title || texts.present]);
  const picture = element("section", { class: "present-picture", "aria-label": texts.picture });
  const told = element("section", { class: "present-told", "aria-label": texts.present });
  const counter = element("p", { class: "present-counter" });
  const source_line = element("p", { class: "present-sources" });
  const spoken = element("div", { class: "present-heard", "aria-live": "polite", role: "status" });
  const clock = present.clock();
  const place = present.place_pane(() => close_place());
  const notes = present.notes_pane(clock);
  const about = present.about_pane();
  const jump = present.jump_pane(go_to);
  const tools = {};
  const toolbar = element("div", {
    class: "present-tools", role: "toolbar", "aria-label": texts.tools,
  }, [
    ["previous", "\u2190", () => move(-1)], ["next", "\u2192", () => move(1)],
    ["jump", "J", () => open_jump("")], ["notes", "N", () => toggle_notes()], ["about", "I", open_about],
    ["theme", "D", toggle_theme], ["full_screen", "F", toggle_full_screen],
  ].map(([name, key, act]) => {
    tools[name] = present.icon_button(ICONS[name], `${texts[name]} (${key})`, (event) => {
      act();
      if (event.detail) tools[name].blur(); // a click leaves the keys to the scenes
    });
    return tools[name];
  }));
  const stage = element("main", { class: "present" }, [
    title, picture, told, place.node, notes.node,
    element("footer", { class: "present-foot" }, [source_line, counter]), toolbar,
  ]);
  document.body.append(stage, about.node, jump.node, spoken);

  // -- Showing a scene ------------------------------------------------------------------------

  const current = () => (state.question ? content.question : scenes[state.index]);

  function open_scene(index) {
    state.index = Math.min(Math.max(index, 0), scenes.length - 1);
    state.question = false;
    clock.open(state.index);
    notes.show(state.index);
    remember(state.index + 1);
    show();
  }

  function show() {
    const scene = current();
    if (state.map) state.map.close();
    state.map = null;
    state.place = null;
    place.hide();
    const picture_kind = scene.problem ? "problem" : scene.kind;
    stage.className = `present present-of-${picture_kind}`;
    stage.classList.toggle("present-asked", state.question);
    document.title = [scene.title, content.title].filter(Boolean).join(" \u2013 ");
    counter.textContent = state.question
      ? texts.question : fill(texts.number_of, { number: state.index + 1, of: scenes.length });
    source_line.textContent = [scene.source_line, scene.as_of || content.whole.as_of]
      .filter(Boolean).join(" ");
    tell_scene(scene);
    draw(scene);
    tools.previous.disabled = !state.question && state.index === 0;
    tools.next.disabled = !state.question && state.index === scenes.length - 1;
    say([counter.textContent, scene.title, scene.problem, sentence_of(scene), scene.second, scene.changed]);
  }

  function draw(scene) {
    picture.removeAttribute("tabindex");
    if (scene.problem) {
      picture.replaceChildren(element("p", {}, [texts.problem]));
    } else if (scene.map) {
      state.map = present.open_map(picture, scene, { read: tell_reading, place: open_place });
    } else {
      picture.replaceChildren(...present.pictures[scene.kind](scene));
      picture.scrollTop = 0;
      present.fit(picture, least_of_pictures(), MOST);
    }
  }

  function least_of_pictures() {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Math.min(1, Math.max(0.6, SMALLEST / (LETTER * unit)));
  }

  const sentence_of = (scene) => (
    scene.sentence ? `${[scene.sentence, scene.basis].filter(Boolean).join(", ")}.` : ""
  );

  const title_of = (scene) => line(
    state.question ? texts.question : scene.title, "present-title", "h2",
  );

  /* What the room asked for has a way back, for those who have no Escape. */
  function way_back() {
    if (!state.question) return [];
    const button = element("button", { type: "button", class: "present-back" }, [
      texts.back_to_scene, element("kbd", {}, ["Esc"]),
    ]);
    button.addEventListener("click", () => return_to_scene());
    return [button];
  }

  /* The scene in words: what it is called, its figure, what stands beneath. */
  function tell_scene(scene) {
    told.replaceChildren(
      ...title_of(scene),
      ...(scene.problem ? line(scene.problem, "present-problem") : [
        ...(scene.own ? line(scene.when, "present-when") : []),
        element("p", { class: "present-figure" }, present.figure_parts(scene.figure)),
        ...line(scene.own ? scene.sentence : sentence_of(scene), "present-sentence"),
        ...(scene.own ? line(`${texts.own_sentence} ${scene.figure}, ${scene.basis}`, "present-second") : []),
        ...line(scene.second, "present-second"),
        ...line(scene.changed, "present-changed"),
      ]),
      ...way_back(),
    );
    fit_told();
  }

  /* The slider stands elsewhere than where the scene began: its own figure and days. */
  function tell_reading({ since, until, heading, text }, at_rest) {
    const scene = current();
    state.heading = heading;
    if (at_rest) {
      if (told.dataset.reading) tell_scene(scene);
      delete told.dataset.reading;
      return;
    }
    const one_event = scene.map.table.mode === "event" && since === until;
    told.dataset.reading = "yes";
    const counted = /\d/.test(text) ? (one_event ? texts.people : texts.detentions) : "";
    told.replaceChildren(
      ...title_of(scene),
      ...line(heading, "present-when"),
      element("p", { class: "present-figure" }, present.figure_parts(text)),
      ...line(counted, "present-sentence"),
      ...line(scene.played, "present-second"),
      ...way_back(),
    );
    if (heading.length + text.length > fitted) fit_told(heading.length + text.length);
    if (state.place) show_place();
    say([heading, text], REST);
  }

  let fitted = 0; // letters that the present size was made for

  function fit_told(letters = 0) {
    fitted = letters;
    present.fit(told, LEAST);
  }

  // -- Said to those who hear the page ----------------------------------------------------------

  let to_say = 0;

  function say(words, wait = 0) {
    clearTimeout(to_say);
    to_say = setTimeout(() => {
      const text = words.filter(Boolean).join(". ").replace(/\.+\. /g, ". ");
      if (spoken.textContent !== text) spoken.textContent = text;
    }, wait);
  }

  // -- Places, questions ------------------------------------------------------------------------

  function open_place(place_id) {
    state.place = place_id;
    if (place_id) show_place();
    else place.hide();
  }

  function show_place() {
    if (state.map) place.show(state.map, state.place, state.heading);
  }

  function close_place() {
    if (state.map) state.map.select(null);
    open_place(null);
  }

  function go_to({ where, iso, place_id, scene }) {
    if (scene !== undefined) {
      open_scene(scene);
      return;
    }
    if (where === "question" && !state.question) {
      state.question = true;
      show();
    }
    if (iso) state.map.go(iso);
    if (place_id) {
      state.map.select(place_id);
      open_place(place_id);
    } else if (state.place) close_place();
  }

  /* Back to the scene as it was kept; tells whether there was anywhere to come back from. */
  function back() {
    if (state.place) {
      const asked = state.question;
      close_place();
      if (!asked) return true;
    }
    if (state.map && state.map.is_playing()) {
      state.map.stop();
      return true;
    }
    if (state.question || told.dataset.reading) {
      return_to_scene();
      return true;
    }
    return false;
  }

  function return_to_scene() {
    state.question = false;
    delete told.dataset.reading;
    show();
  }

  // -- Moving -----------------------------------------------------------------------------------

  function move(step) {
    if (state.question) {
      back();
      return;
    }
    const next = state.index + step;
    if (next >= 0 && next < scenes.length) open_scene(next);
  }

  /* A long text is read on before the scene changes. */
  function read_on(step) {
    const { scrollTop, scrollHeight, clientHeight } = picture;
    const more = step > 0 ? scrollTop + clientHeight < scrollHeight - 2 : scrollTop > 0;
    if (current().map || !more) move(step);
    else picture.scrollBy({ top: step * clientHeight * 0.8 });
  }

  function toggle_play() {
    if (!state.map) return;
    if (state.map.is_playing()) state.map.stop();
    else state.map.play();
  }

  function open_jump(typed) {
    if (state.map) state.map.stop();
    jump.open(typed, current());
  }

  function open_about() {
    if (state.map) state.map.stop();
    about.open(current());
  }

  function toggle_notes() {
    notes.toggle();
    refit();
  }

  function toggle_theme() {
    const root = document.documentElement;
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    root.dataset.scheme = (root.dataset.scheme || system) === "dark" ? "light" : "dark";
  }

  function toggle_full_screen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) {
      document.documentElement.requestFullscreen().then(keep_escape).catch(() => {});
    }
  }

  /* Where the browser allows, Escape goes back to the scene before it leaves the full screen. */
  function keep_escape() {
    if (navigator.keyboard && navigator.keyboard.lock) {
      navigator.keyboard.lock(["Escape"]).catch(() => {});
    }
  }

  const KEYS = {
    ArrowRight: () => move(1),
    ArrowLeft: () => move(-1),
    ArrowDown: () => read_on(1),
    ArrowUp: () => read_on(-1),
    PageDown: () => move(1),
    PageUp: () => move(-1),
    " ": () => move(1),
    Home: () => open_scene(0),
    End: () => open_scene(scenes.length - 1),
    Escape: () => { if (!back() && document.fullscreenElement) document.exitFullscreen(); },
    p: toggle_play,
    j: () => open_jump(""),
    n: toggle_notes,
    i: open_about,
    d: toggle_theme,
    f: toggle_full_screen,
    b: () => blank(true), // what the remotes for slides send
    ".": () => blank(true),
  };

  /* An empty screen while somebody speaks; any key brings the scene back. */
  function blank(wanted) {
    document.documentElement.classList.toggle("present-blank", wanted);
  }


  function on_key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const { key, target } = event;
    if (document.documentElement.classList.contains("present-blank")) {
      event.preventDefault();
      blank(false);
      return;
    }
    if (target.closest("input, select, textarea")) return;
    const on_control = target.closest("button, a, summary");
    if (on_control && (key === " " || key === "Enter")) return;
    if (target.closest(".timemap-thumb") && key === "Escape") target.blur();
    const inside = target.closest(".present-scroll, .present-notes, .present-told");
    if (inside && ["ArrowUp", "ArrowDown"].includes(key)) return; // it scrolls
    const act = KEYS[key.length === 1 ? key.toLowerCase() : key];
    if (act) {
      event.preventDefault();
      act();
    } else if (/^[\p{L}\p{N}]$/u.test(key)) {
      event.preventDefault();
      open_jump(key);
    }
  }

  // -- Controls that step back ------------------------------------------------------------------

  let calm = 0;

  function wake() {
    document.documentElement.classList.remove("present-calm");
    clearTimeout(calm);
    calm = setTimeout(() => {
      if (toolbar.matches(":focus-within, :hover")) return;
      document.documentElement.classList.add("present-calm");
    }, CALM);
  }

  function refit() {
    fit_told(fitted);
    const scene = current();
    if (scene && !scene.map && !scene.problem) present.fit(picture, least_of_pictures(), MOST);
  }

  // -- The address ------------------------------------------------------------------------------

  /* A reload opens the same scene; a file's address may not be changed everywhere. */
  function remember(number) {
    try {
      history.replaceState(null, "", `#scene=${number}`);
    } catch {
      // Then a reload begins with the first scene.
    }
  }

  function asked_scene() {
    const found = `${location.hash}&${location.search}`.match(/[#?&]scene=(\d{1,3})/);
    return found ? Number(found[1]) - 1 : 0;
  }

  document.addEventListener("keydown", on_key);
  ["pointermove", "pointerdown", "keydown", "focusin"].forEach((name) => {
    document.addEventListener(name, wake, { passive: true });
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && (state.question || state.place)) back();
  });
  window.addEventListener("resize", refit);
  wake();
  if (scenes.length) open_scene(asked_scene());
  else {
    stage.className = "present present-of-problem";
    told.replaceChildren(element("h2", { class: "present-title" }, [texts.empty]));
    toolbar.hidden = true;
  }
  present.state = () => ({
    index: state.index, question: state.question, place: state.place,
    map: state.map ? state.map.state() : null, playing: Boolean(state.map && state.map.is_playing()),
  });
})();
