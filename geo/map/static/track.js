/* The line of days under the map: a bar for each event, ticks for years, and the thumb. It turns
   days into pixels and back, and knows neither figures nor words. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { FLAGS, bar_edges, context_of, element, event_edges, shares_beside, ticks_of } = parts;

  const HEIGHT = 46; // of the canvas: bars, the line they stand on, and room for ticks below it
  const LINE_Y = 38;
  const LINE = 2; // thickness; the days that count lie on a thicker one, not only another colour
  const LINE_OF_PERIOD = 4;
  const SEARCHED_Y = 42; // of the band that marks the searched days, between line and ticks
  const SEARCHED = 3;

  /** The bar of an event, its height by its low; a small ring for one without a number.
      @type {(
        context: Context2D, event: EventRow, pixels_per_day: number,
        height_of: (low: number) => number, color: string,
      ) => void} */
  function draw_event(context, [first, last, , , low, flags], pixels_per_day, height_of, color) {
    const [left, right] = event_edges(first, last, pixels_per_day);
    const middle = (left + right) / 2;
    context.fillStyle = color;
    context.fillRect(middle - 0.75, LINE_Y + 2, 1.5, 4);
    if (low) {
      const height = height_of(low);
      context.globalAlpha = last > first && right - left > 6 ? 0.55 : 1;
      context.fillRect(left, LINE_Y - 2 - height, right - left, height);
      context.globalAlpha = 1;
      context.fillRect(left, LINE_Y - 2 - height, right - left, 1.5);
    } else if (!(flags & FLAGS.zero)) {
      context.strokeStyle = color;
      context.lineWidth = 1.3;
      context.beginPath();
      context.arc(middle, LINE_Y - 6, 2.4, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  /** The searched days as a band, those searched in part as a dashed one; the others stay bare.
      @type {(
        context: Context2D, searched: Searched, pixels_per_day: number, color: string,
      ) => void} */
  function draw_searched(context, { runs }, pixels_per_day, color) {
    context.fillStyle = color;
    for (const [first, last, whole] of runs) {
      const [left, right] = bar_edges(first, last, pixels_per_day);
      if (whole) {
        context.fillRect(left, SEARCHED_Y, right - left, SEARCHED);
        continue;
      }
      for (let x = left; x < right; x += 5) {
        context.fillRect(x, SEARCHED_Y, Math.min(2.5, right - x), SEARCHED);
      }
    }
  }

  /** Which of the three names holds on a day: 0 searched, 1 in part, 2 not searched.
      @type {(searched: Searched, day: Day) => number} */
  function state_on({ runs }, day) {
    const run = runs.find(([first, last]) => first <= day && day <= last);
    if (!run) return 2;
    return run[2] ? 0 : 1;
  }

  const STATES = ["whole", "part", "none"];

  /** The line under the track: a sign and a name for each state that occurs, and the days in words;
      without a documented search only the words.
      @type {(searched: Searched, span: number) => HTMLElement[]} */
  function searched_line(searched, span) {
    const { documented, runs, line, names } = searched;
    const days = element("span", { class: "timemap-searched-days" }, [line]);
    if (!documented || !runs.length) return [days];
    const covered = runs.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    const there = [
      runs.some(([, , whole]) => whole), runs.some(([, , whole]) => !whole), covered <= span,
    ];
    days.classList.add("timemap-heard");
    const signs = names.flatMap((name, index) => (there[index] ? [
      element("span", { class: "timemap-searched-state" }, [
        element("i", { class: `timemap-searched-${STATES[index]}`, "aria-hidden": "true" }), name,
      ]),
    ] : []));
    return [...signs, days];
  }

  /* The track. `pick(day)` is called while the pointer is down, `release()` when it is up again. */
  parts.time_track = function time_track(theme, { pick, release }) {
    const quiet = element("canvas", { class: "timemap-bars", "aria-hidden": "true" });
    const current = element("canvas", { class: "timemap-bars", "aria-hidden": "true" });
    const thumb = element("div", { class: "timemap-thumb", role: "slider", tabindex: "0" });
    const years = element("div", { class: "timemap-years", "aria-hidden": "true" });
    const node = element("div", { class: "timemap-track" }, [quiet, current, thumb, years]);
    const silence = element("p", { class: "timemap-searched", id: "timemap-searched" });
    /** @type {Timetable | null} */
    let timetable = null;
    let width = 0; // in the units of this drawing, which a large frame shows larger
    let size = 1;
    let is_asked = false; // whether a redrawing is on its way
    /** @type {Period & { position: number }} */
    let shown = { position: 0, first: 0, last: 0 };
    const days = () => (timetable ? timetable.span + 1 : 1);
    const pixels_per_day = () => width / days();
    // Shares, not pixels: paper is of another width, and no script runs while it is laid out.
    const share = (/** @type {number} */ position) => `${(100 * position) / days()}%`;

    /** @type {(
      canvas: HTMLCanvasElement, events: EventRow[], color: string, line: number,
    ) => void} */
    function draw_bars(canvas, events, color, line) {
      const ratio = (window.devicePixelRatio || 1) * size;
      canvas.width = width * ratio;
      canvas.height = HEIGHT * ratio;
      const context = context_of(canvas);
      context.scale(ratio, ratio);
      const most = Math.max(1, ...events.map(([, , , , low]) => low || 0));
      const height_of = (/** @type {number} */ low) => (
        4 + (LINE_Y - 8) * Math.log1p(low) / Math.log1p(most)
      );
      context.fillStyle = color;
      context.fillRect(0, LINE_Y - line / 2, width, line);
      events.forEach((event) => draw_event(context, event, pixels_per_day(), height_of, color));
    }

    /** @type {(timetable: Timetable) => void} */
    function write_years(timetable) {
      years.replaceChildren(...ticks_of(timetable, width).map(([day, text]) => (
        element("span", { style: `left: ${share(day)}` }, [text])
      )));
    }

    function place() {
      thumb.style.left = share(shown.position + 0.5);
      const [left, right] = shares_beside(shown, days() - 1, width);
      current.style.clipPath = `inset(0 ${100 * right}% 0 ${100 * left}%)`;
    }

    /** @type {(timetable: Timetable) => void} */
    function write_searched({ searched, span, told }) {
      silence.hidden = !searched && !told;
      silence.replaceChildren(
        ...(told ? [element("span", { class: "timemap-told" }, [told]), " "] : []),
        ...(searched ? searched_line(searched, span) : []),
      );
      silence.title = [told, searched ? searched.line : ""].filter(Boolean).join(" ");
      node.title = "";
      thumb.setAttribute("aria-describedby", silence.id);
      if (!silence.isConnected) node.after(silence);
    }

    /** The tooltip of the track says whether the day under the pointer was searched.
        @type {(event: PointerEvent) => void} */
    function name_day({ clientX }) {
      if (!timetable || !timetable.searched || !timetable.searched.documented) return;
      const { searched, span, iso_of_day } = timetable;
      const { left } = node.getBoundingClientRect();
      const day = Math.floor((clientX - left) / (pixels_per_day() * size));
      const title = day < 0 || day > span
        ? "" : `${iso_of_day(day)}: ${searched.names[state_on(searched, day)]}`;
      if (node.title !== title) node.title = title;
    }

    function redraw() {
      is_asked = false;
      size = Number(getComputedStyle(node).getPropertyValue("--timemap-size")) || 1;
      width = node.clientWidth / size;
      if (!timetable || !width) return;
      const { events, searched } = timetable;
      const { bar, accent } = theme.colors;
      draw_bars(quiet, events, bar, LINE);
      draw_bars(current, events, accent, LINE_OF_PERIOD);
      if (searched) draw_searched(context_of(quiet), searched, pixels_per_day(), bar);
      write_years(timetable);
      place();
    }

    /* Once, after the circles have been painted, however many asked for it. */
    function redraw_soon() {
      if (is_asked) return;
      is_asked = true;
      parts.after_picture(redraw);
    }

    /** @type {(down: PointerEvent) => void} */
    function follow_pointer(down) {
      if (down.button !== 0 || !timetable) return;
      const { left } = node.getBoundingClientRect();
      const move = (/** @type {PointerEvent} */ { clientX }) => pick(Math.min(
        days() - 1, Math.max(0, Math.floor((clientX - left) / (pixels_per_day() * size))),
      ));
      const up = () => {
        node.removeEventListener("pointermove", move);
        node.removeEventListener("pointerup", up);
        node.removeEventListener("pointercancel", up);
        node.classList.remove("timemap-held");
        release();
      };
      down.preventDefault();
      node.setPointerCapture(down.pointerId);
      node.addEventListener("pointermove", move);
      node.addEventListener("pointerup", up);
      node.addEventListener("pointercancel", up);
      node.classList.add("timemap-held");
      thumb.focus({ preventScroll: true });
      move(down);
    }

    node.addEventListener("pointerdown", follow_pointer);
    node.addEventListener("pointermove", name_day);
    const observer = new ResizeObserver(redraw_soon);
    observer.observe(node);
    const unlisten = theme.listen(redraw_soon);

    return {
      node,
      thumb,
      set(next) {
        timetable = next;
        write_searched(next);
        redraw_soon();
      },
      /* The thumb at a position in days (a fraction while playing), the days first..last lit. */
      show(position, { first, last }) {
        shown = { position, first, last };
        if (width) place();
      },
      stop() {
        timetable = null;
        observer.disconnect();
        unlisten();
      },
    };
  };
})();
