/* The page that presents: one scene at a time, moved by keys, a remote or a finger. */
(function () {
  "use strict";
  const { present } = window;
  const { element, fill } = window.timemap_parts;
  const { content, texts, sentence_of } = present;
  const { scenes } = content;
  if (present.is_presenter) return;

  const REST = 700; // milliseconds until what plays is said aloud
  const MOST = 1.3; // times their size that the letters of a short picture grow to
  const SMALLEST = 15; // pixels of a letter in a picture, where the window is small
  const LETTER = 1.3; // of the page's unit: the letters that most of a picture is written in
  /** `now` is the scene as it is shown: where its slider stands.
      @type {{
    index: number, question: boolean, map: OpenMap | null, place: string | null, heading: string,
    now: PresentScene, screen: number, screens: Screens | null,
  }} */
  const state = {
    index: 0, question: false, map: null, place: null, heading: "", now: scenes[0], screen: 0,
    screens: null,
  };

  // -- The page -------------------------------------------------------------------------------

  const title = element("h1", { class: "present-briefing" }, [content.title || texts.present]);
  const picture = element("section", { class: "present-picture", "aria-label": texts.picture });
  const told = present.told_pane(() => return_to_scene());
  const counter = element("p", { class: "present-counter" });
  const source_line = element("p", { class: "present-sources" });
  const spoken = element("div", { class: "present-heard", "aria-live": "polite", role: "status" });
  const clock = present.clock();
  const place = present.place_pane(() => close_place());
  const about = present.about_pane();
  const jump = present.jump_pane(go_to);
  const tools = present.toolbar([
    ["previous", "\u2190", () => move(-1)], ["next", "\u2192", () => move(1)],
    ["jump", "J", () => open_jump("")], ["presenter", "N", () => present.open_presenter()],
    ["about", "I", () => open_about()], ["theme", "D", () => present.toggle_theme()],
    ["full_screen", "F", () => present.toggle_full_screen()],
  ]);
  const stage = element("main", { class: "present" }, [
    title, picture, told.node, place.node,
    element("footer", { class: "present-foot" }, [source_line, counter]), tools.node,
  ]);
  document.body.append(stage, about.node, jump.node, spoken);
  present.fade_when_calm(tools.node);

  // -- Showing a scene ------------------------------------------------------------------------

  const current = () => (state.question && content.question) || scenes[state.index];

  /** @type {(index: number) => void} */
  function open_scene(index) {
    state.index = Math.min(Math.max(index, 0), scenes.length - 1);
    state.question = false;
    clock.open(state.index);
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
    state.screen = 0;
    state.screens = null;
    tell(scene);
    draw(scene);
    count();
    say([
      counter.textContent, scene.title, scene.problem, sentence_of(scene), scene.second,
      scene.changed,
    ]);
  }

  const has_more = () => state.screens !== null && state.screen < state.screens.number - 1;

  /* Where in the briefing this is: the scene, and the screen of a long one. */
  function count() {
    const number = fill(texts.number_of, { number: state.index + 1, of: scenes.length });
    const { screen, screens, question } = state;
    const part = screens && screens.number > 1 ? ` (${screen + 1} / ${screens.number})` : "";
    counter.textContent = question ? texts.question : `${number}${part}`;
    tools.buttons.previous.disabled = !question && state.index === 0 && screen === 0;
    tools.buttons.next.disabled = !question && state.index === scenes.length - 1 && !has_more();
    tell_presenter();
  }

  /** All words of what is shown.
      @type {(now: PresentScene) => void} */
  function tell(now) {
    state.now = now;
    document.title = [now.title, content.title].filter(Boolean).join(" \u2013 ");
    source_line.textContent = [now.source_line, now.as_of || content.whole.as_of]
      .filter(Boolean).join(" ");
    told.show(now, state.question);
    tell_presenter();
  }

  /** @type {(scene: PresentScene) => void} */
  function draw(scene) {
    picture.removeAttribute("tabindex");
    if (scene.problem) {
      picture.replaceChildren(element("p", {}, [texts.problem]));
    } else if (scene.map) {
      state.map = present.open_map(picture, scene, { read: tell_reading, place: open_place });
    } else {
      picture.replaceChildren(...present.pictures[scene.kind](scene));
      picture.scrollTop = 0;
      fit_picture();
    }
  }

  /* A text that is too long for the smallest letters goes on over screens. */
  function fit_picture() {
    if (current().kind === "passport") {
      picture.querySelectorAll("[hidden]").forEach((node) => node.removeAttribute("hidden"));
    }
    present.fit(picture, least_of_pictures(), MOST);
    if (current().kind !== "passport") return;
    const { clientHeight } = picture;
    divide_picture();
    // The number of screens, told in the foot, may have taken a line from the picture.
    if (picture.clientHeight < clientHeight) divide_picture();
  }

  function divide_picture() {
    state.screens = present.screens(picture);
    show_screen(Math.min(state.screen, state.screens.number - 1));
  }

  function show_screen(/** @type {number} */ index) {
    state.screen = index;
    if (state.screens) state.screens.show(index);
    count();
  }

  function least_of_pictures() {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Math.min(1, Math.max(0.6, SMALLEST / (LETTER * unit)));
  }

  /** @type {(now: PresentScene, reading: Reading) => void} */
  function tell_reading(now, { heading }) {
    state.heading = heading;
    if (now === state.now) return;
    tell(now);
    if (!now.playing) return;
    if (state.place) show_place(state.place);
    say([now.title, now.figure, sentence_of(now), now.second], REST);
  }

  // -- Said to those who hear the page ----------------------------------------------------------

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let to_say;

  /** @type {(words: (string | null | undefined)[], wait?: number) => void} */
  function say(words, wait = 0) {
    clearTimeout(to_say);
    to_say = setTimeout(() => {
      const text = words.filter(Boolean).join(". ").replace(/\.+\. /g, ". ");
      if (spoken.textContent !== text) spoken.textContent = text;
    }, wait);
  }

  // -- Places, questions ------------------------------------------------------------------------

  /** @type {(place_id: string | null) => void} */
  function open_place(place_id) {
    state.place = place_id;
    if (place_id) show_place(place_id);
    else place.hide();
    tell_presenter();
  }

  /** @type {(place_id: string) => void} */
  function show_place(place_id) {
    if (state.map) place.show(state.map, place_id, state.heading);
  }

  function close_place() {
    if (state.map) state.map.select(null);
    open_place(null);
  }

  /** @type {(jump: Jump) => void} */
  function go_to(jump) {
    if (jump.scene !== undefined) open_scene(jump.scene);
    else if (jump.where === "question" && !state.question) {
      state.question = true;
      show();
    }
    if (!state.map) return;
    if (jump.scene === undefined && jump.iso) state.map.go(jump.iso);
    if (jump.place_id) {
      state.map.select(jump.place_id);
      open_place(jump.place_id);
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
    if (state.question || state.now.playing) {
      return_to_scene();
      return true;
    }
    return false;
  }

  function return_to_scene() {
    state.question = false;
    show();
  }

  // -- Moving -----------------------------------------------------------------------------------

  /** @type {(step: number) => void} */
  function move(step) {
    if (state.question) {
      back();
      return;
    }
    if (step > 0 ? has_more() : state.screen > 0) {
      show_screen(state.screen + step);
      say([counter.textContent]);
      return;
    }
    const next = state.index + step;
    if (next >= 0 && next < scenes.length) open_scene(next);
  }

  /** A long text is read on before the scene changes.
      @type {(step: number) => void} */
  function read_on(step) {
    const { scrollTop, scrollHeight, clientHeight } = picture;
    const more = step > 0 ? scrollTop + clientHeight < scrollHeight - 2 : scrollTop > 0;
    if (current().map || state.screens || !more) move(step);
    else picture.scrollBy({ top: step * clientHeight * 0.8 });
  }

  function toggle_play() {
    if (!state.map) return;
    if (state.map.is_playing()) state.map.stop();
    else state.map.play();
  }

  /** @type {(typed: string) => void} */
  function open_jump(typed) {
    if (state.map) state.map.stop();
    jump.open(typed, current());
  }

  function open_about() {
    if (state.map) state.map.stop();
    about.open(state.now);
  }

  function empty(/** @type {boolean} */ wanted) {
    present.blank(wanted);
    tell_presenter();
  }

  /** @type {Record<string, () => void>} */
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
    n: () => present.open_presenter(),
    i: open_about,
    d: () => present.toggle_theme(),
    f: () => present.toggle_full_screen(),
    b: () => empty(true), // what the remotes for slides send
    ".": () => empty(true),
  };

  function refit() {
    told.fit_again();
    const scene = current();
    if (scene && !scene.map && !scene.problem) fit_picture();
  }

  // -- The presenter's window ---------------------------------------------------------------------

  let fresh = true; // nothing has been told since this window was loaded

  /* Tells it what is shown; the map's table and the drawings it has itself. */
  function tell_presenter() {
    if (!scenes.length) return;
    const { map, pictures, ...scene } = state.now;
    const circle = state.place && state.map ? state.map.circle(state.place) : null;
    present.post({ told: {
      scene, fresh, index: state.index, question: state.question, spent: clock.spent(),
      where: counter.textContent || "", more: has_more(),
      at: Date.now(), blank: present.is_blank(), place: circle ? circle.name : "",
    } });
    fresh = false;
  }

  present.hear(({ asks, key, go, spent }) => {
    if (spent) clock.go_on_from(spent);
    if (key && present.is_blank()) empty(false);
    else if (key && KEYS[key]) KEYS[key]();
    else if (go) go_to(go);
    if (asks || spent) tell_presenter();
  });
  window.addEventListener("pagehide", () => present.post({ closed: true }));

  // -- The address ------------------------------------------------------------------------------

  /** A reload opens the same scene; a file's address may not be changed everywhere.
      @type {(number: number) => void} */
  function remember(number) {
    try {
      history.replaceState({ pair: present.pair }, "", `#scene=${number}`);
    } catch {
      // Then a reload begins with the first scene.
    }
  }

  function asked_scene() {
    const found = `${location.hash}&${location.search}`.match(/[#?&]scene=(\d{1,3})/);
    return found ? Number(found[1]) - 1 : 0;
  }

  present.listen_to_keys(KEYS, open_jump, () => empty(false));
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && (state.question || state.place)) back();
  });
  window.addEventListener("resize", refit);
  if (scenes.length) open_scene(asked_scene());
  else {
    stage.className = "present present-of-problem";
    told.node.replaceChildren(element("h2", { class: "present-title" }, [texts.empty]));
    tools.node.hidden = true;
  }
  present.state = () => ({
    index: state.index, question: state.question, place: state.place,
    map: state.map ? state.map.state() : null, playing: Boolean(state.map && state.map.is_playing()),
  });
})();
