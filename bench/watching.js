/* What a page does, noted where it happens: when an event came in, when a changed picture was on
   the screen, how long our scripts ran in a frame. Runs first in every frame of a page.

   `kind` says what a picture is made of: `canvas` (our circles), `svg` (folium's), `webgl`
   (deck.gl's), `grid` (the words of Streamlit's table). Times are milliseconds since 1970, the same
   in all frames. */

/** In the topmost window: when the last event came in, and when changed pictures were shown.
    @typedef {{ event: number, shown: number[] }} Board */
/** A frame in milliseconds: since the one before, of our scripts, whether it drew, whether a pointer
    had moved.
    @typedef {{ gap: number, script: number, painted: boolean, moved: boolean }} Frame */

/** @type {any} */ (window).bench_watch = function bench_watch(
  /** @type {"canvas" | "svg" | "webgl" | "grid"} */ kind,
) {
  "use strict";
  const own = /** @type {any} */ (window);
  if (own.bench) return; // a frame may keep its window when its page is loaded
  /** @type {Board} */
  const board = (/** @type {any} */ (window.top).bench_board ||= { event: 0, shown: [] });
  const absolute = () => performance.timeOrigin + performance.now();
  const real_frame = window.requestAnimationFrame.bind(window);
  const now = { script: 0, painted: false, moved: false };
  let in_frame = false;
  let pending = false;
  let last_picture = "";
  /** @type {string[]} */
  const words = []; // drawn since the last look

  /** A message is handled once the frame that is being made has been painted.
      @type {(then: () => void) => void} */
  function after_paint(then) {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  }

  window.requestAnimationFrame = (callback) => real_frame((time) => {
    const start = performance.now();
    in_frame = true;
    try {
      callback(time);
    } finally {
      in_frame = false;
      now.script += performance.now() - start;
    }
  });

  // -- Events ---------------------------------------------------------------------------------

  for (const type of ["pointermove", "mousemove"]) {
    let start = 0;
    window.addEventListener(type, (event) => {
      start = performance.now();
      now.moved = true;
      if (/** @type {MouseEvent} */ (event).buttons) board.event = performance.timeOrigin + event.timeStamp;
    }, true);
    window.addEventListener(type, () => { now.script += performance.now() - start; });
  }
  for (const type of ["pointerup", "click", "keydown"]) {
    window.addEventListener(type, (event) => {
      if (event.isTrusted) board.event = performance.timeOrigin + event.timeStamp;
    }, true);
  }

  // -- Pictures -------------------------------------------------------------------------------

  function picture() {
    if (kind === "grid") return words.splice(0).join();
    if (kind !== "canvas") return String(performance.now());
    const handle = window.timemap_handle;
    if (!handle) return "";
    return handle.circles().map(({ place_id, low, high }) => [place_id, low, high]).join();
  }

  function painted() {
    now.painted = true;
    if (pending) return;
    pending = true;
    const look = () => {
      pending = false;
      const time = absolute();
      const seen = picture();
      if (seen === last_picture) return;
      last_picture = seen;
      board.shown.push(time);
    };
    if (in_frame) after_paint(look);
    else real_frame(() => after_paint(look));
  }

  /** Calls `before` ahead of each call of a method.
      @type {(owner: any, name: string, before: (this: any, ...given: any[]) => void) => void} */
  function wrap(owner, name, before) {
    const original = owner[name];
    owner[name] = function wrapped(/** @type {any[]} */ ...given) {
      before.call(this, ...given);
      return original.apply(this, given);
    };
  }

  const watchers = {
    canvas() {
      const on_map = new WeakMap();
      wrap(CanvasRenderingContext2D.prototype, "arc", function arc() {
        if (!on_map.has(this)) on_map.set(this, Boolean(this.canvas.closest(".leaflet-pane")));
        if (on_map.get(this)) painted();
      });
    },
    svg() {
      wrap(Element.prototype, "setAttribute", function set(name) { if (name === "d") painted(); });
    },
    grid() {
      wrap(CanvasRenderingContext2D.prototype, "fillText", (text) => {
        words.push(text);
        painted();
      });
    },
    webgl() {
      let uploaded = false;
      const { prototype } = WebGL2RenderingContext;
      for (const name of ["bufferData", "bufferSubData"]) {
        // New circles come as vertices, by whatever target; uniforms change with every frame.
        wrap(prototype, name, (target) => { uploaded ||= target !== prototype.UNIFORM_BUFFER; });
      }
      for (const name of ["drawArraysInstanced", "drawElementsInstanced"]) {
        wrap(prototype, name, () => {
          if (uploaded) painted();
          uploaded = false;
        });
      }
    },
  };
  watchers[kind]();

  // -- Frames ---------------------------------------------------------------------------------

  /** @type {number[]} */
  const long_frames = [];
  if (PerformanceObserver.supportedEntryTypes.includes("long-animation-frame")) {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long_frames.push(duration);
    }).observe({ type: "long-animation-frame" });
  }

  own.bench = {
    /* Note every frame until `stop` is called: it gives [{gap, script, painted, moved}, ...] in
       milliseconds and the durations of frames that Chromium itself calls long. */
    record() {
      /** @type {Frame[]} */
      const frames = [];
      /** @type {number | null} */
      let last = null;
      let running = true;
      long_frames.length = 0;
      Object.assign(now, { script: 0, painted: false, moved: false });
      real_frame(function tick(time) {
        const gap = last === null ? 0 : time - last;
        last = time;
        after_paint(() => {
          frames.push({ gap, ...now });
          Object.assign(now, { script: 0, painted: false, moved: false });
        });
        if (running) real_frame(tick);
      });
      own.bench.stop = () => {
        running = false;
        return { frames, long_frames: [...long_frames] };
      };
    },
  };

  // The table that our script was given last, for measures that give it a larger one.
  if (kind === "canvas") {
    /** @type {((...given: any[]) => unknown) | null} */
    let real = null;
    Object.defineProperty(window, "timemap", {
      get: () => real && ((/** @type {any[]} */ ...given) => {
        const [, table, options] = given;
        own.bench.given = { table, options };
        return real && real(...given);
      }),
      set(made) { real = made; },
    });
  }
};
