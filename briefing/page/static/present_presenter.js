/* The presenter's window: what the audience sees and what comes next, what to say, and the time. It
   shows what the audience's window tells it, and sends the keys there. */
(function () {
  "use strict";
  const { present } = window;
  const { element, fill } = window.timemap_parts;
  const { content, texts, line, sentence_of } = present;
  if (!present.is_presenter) return;

  const { scenes } = content;
  const planned = scenes.reduce((sum, scene) => sum + scene.minutes, 0);
  /** What the audience's window said last; null before it has said anything, or since it closed.
      @type {Told | null} */
  let told = null;
  /** The seconds on each scene as they were told last, for an audience's window that is loaded again.
      @type {number[]} */
  let spent = [];

  /** A part of the window with its heading; its content is replaced as a whole.
      @type {(title: string, css: string) => { node: HTMLElement, body: HTMLElement }} */
  function part(title, css) {
    const body = element("div", { class: "presenter-body" });
    const node = element("section", { class: css, "aria-label": title }, [
      element("h2", {}, [title]), body,
    ]);
    return { node, body };
  }

  const now = part(texts.on_screen, "presenter-now");
  const next = part(texts.next, "presenter-next");
  const notes = part(texts.notes, "presenter-notes");
  notes.body.tabIndex = 0;
  notes.body.setAttribute("role", "region");
  notes.body.setAttribute("aria-label", texts.notes);
  const waiting = element("p", { class: "presenter-waiting", role: "alert" }, [texts.waiting]);
  const time = element("p", { class: "presenter-time" });
  const minutes = element("dl", { class: "presenter-minutes" });
  const jump = present.jump_pane((go) => present.post({ go }));
  const about = present.about_pane();
  const send = (/** @type {string} */ key) => () => present.post({ key });
  const tools = present.toolbar([
    ["previous", "\u2190", send("ArrowLeft")], ["next", "\u2192", send("ArrowRight")],
    ["play", "P", send("p")], ["jump", "J", () => open_jump("")],
    ["about", "I", () => open_about()], ["blank", "B", send("b")],
    ["restart", "R", () => present.post({ spent: [] })], ["theme", "D", () => present.toggle_theme()],
  ]);
  document.title = [texts.presenter, content.title].filter(Boolean).join(" \u2013 ");
  document.body.append(element("main", { class: "presenter" }, [
    element("h1", { class: "present-briefing" }, [document.title]),
    waiting, now.node, next.node, notes.node,
    element("footer", { class: "presenter-foot" }, [time, minutes, tools.node]),
  ]), about.node, jump.node);

  // -- What is shown ----------------------------------------------------------------------------

  const current = () => (told && told.question && content.question) || scenes[told ? told.index : 0];

  /** @type {(scene: PresentScene, where: string) => HTMLElement[]} */
  function in_words(scene, where) {
    return [
      ...line(where, "presenter-where"),
      ...line(scene.title, "presenter-title", "h3"),
      ...line(scene.problem),
      ...(scene.problem ? [] : [
        element("p", { class: "presenter-figure" }, present.figure_parts(scene.figure)),
        ...line(sentence_of(scene)), ...line(scene.second),
        ...line(scene.playing || scene.at_rest),
      ]),
    ];
  }

  function show() {
    waiting.hidden = told !== null;
    if (!told || !scenes.length) return;
    const { scene, index, question, place, blank, more } = told;
    const where = [told.where, place, blank ? texts.blank : ""];
    now.body.replaceChildren(...in_words(scene, where.filter(Boolean).join(" \u00b7 ")));
    const after = question || more ? scenes[index] : scenes[index + 1];
    const how = question ? texts.back_to_scene : more ? texts.goes_on : "";
    next.body.replaceChildren(...(after ? in_words(after, how) : line(texts.last_scene)));
    notes.body.replaceChildren(
      ...line(scene.spoken, "present-spoken"),
      ...line(scene.checked),
      ...line(question ? "" : scene.author_notes, "present-author"),
      ...line(scene.source_line, "present-quiet"), ...line(scene.as_of, "present-quiet"),
    );
    tick();
  }

  // -- The time ---------------------------------------------------------------------------------

  /** Seconds as minutes and seconds, 12:05.
      @type {(seconds: number) => string} */
  function clock_text(seconds) {
    const whole = Math.floor(Math.abs(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  /** @type {(name: string, used: number, plan: number) => HTMLElement[]} */
  function used_of(name, used, plan) {
    const over = plan > 0 && used > plan * 60;
    const text = fill(plan > 0 ? texts.minutes : texts.minutes_unplanned, {
      used: clock_text(used), planned: clock_text(plan * 60),
    });
    return [element("dt", {}, [name]), element("dd", over ? { class: "present-over" } : {}, [text])];
  }

  /** @type {(left: number) => HTMLElement[]} */
  function left_in_words(left) {
    const over = left < 0;
    return [
      element("dt", {}, [over ? texts.minutes_over : texts.minutes_left]),
      element("dd", { class: over ? "presenter-left present-over" : "presenter-left" }, [
        fill(texts.minutes_unplanned, { used: clock_text(left) }),
      ]),
    ];
  }

  function tick() {
    time.textContent = new Date().toLocaleTimeString(content.language, {
      hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
    if (!told || !scenes.length) return;
    const { index } = told;
    spent = [...told.spent];
    spent[index] += (Date.now() - told.at) / 1000;
    const whole = spent.reduce((sum, seconds) => sum + seconds, 0);
    minutes.replaceChildren(
      ...(planned ? left_in_words(planned * 60 - whole) : []),
      ...used_of(texts.minutes_whole, whole, planned),
      ...used_of(texts.minutes_scene, spent[index], scenes[index].minutes),
    );
  }

  // -- Both windows -----------------------------------------------------------------------------

  function open_jump(/** @type {string} */ typed) { jump.open(typed, current()); }

  function open_about() { if (told) about.open(told.scene); }

  /** @type {Record<string, () => void>} */
  const KEYS = {
    j: () => open_jump(""),
    i: open_about,
    n: () => { if (window.opener) window.opener.focus(); },
    d: () => present.toggle_theme(),
    f: () => present.toggle_full_screen(),
    r: () => present.post({ spent: [] }),
  };
  [
    "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "PageDown", "PageUp", " ", "Home", "End",
    "Escape", "p", "b", ".",
  ].forEach((key) => { KEYS[key] = send(key); });
  present.listen_to_keys(KEYS, open_jump, () => {});

  present.hear((message) => {
    if (message.closed) {
      told = null;
      show();
    }
    if (!message.told) return;
    if (message.told.fresh && spent.length) present.post({ spent });
    told = message.told;
    show();
  });
  present.post({ asks: true });
  setInterval(tick, 500);
  show();
  tick();
})();
