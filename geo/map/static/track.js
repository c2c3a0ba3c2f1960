/* The line of days under the map: a bar for each event, ticks for years, and the thumb. It turns
   days into pixels and back, and knows neither figures nor words. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { FLAGS, element } = parts;

  const HEIGHT = 46; // of the canvas: bars, the line they stand on, and room for ticks below it
  const LINE_Y = 38;
  const LINE = 2; // thickness; the days that count lie on a thicker one, not only another colour
  const LINE_OF_PERIOD = 4;
  const NARROWEST_BAR = 2.5;
  const WIDEST_DAY = 16; // of a bar for one day, on a track of a few days
  const SEARCHED_Y = 42; // of the band that marks the searched days, between line and ticks
  const SEARCHED = 3;
  const LETTER_WIDTH = 7.5;
  const MOST_TICKS = 12;

  // Units of ticks with their length in days, the part of an ISO date they show, and the steps.
  const TICK_UNITS = [
    { days: 1, part: [5, 10], steps: [1, 2, 5, 10] },
    { days: 30.4, part: [0, 7], steps: [1, 2, 3, 6] },
    { days: 365.25, part: [0, 4], steps: [1, 2, 5, 10, 20] },
  ];

  /* The finest unit and step whose labels fit into a width. */
  function tick_rule(span, width) {
    for (const { days, part, steps } of TICK_UNITS) {
      const needed = (part[1] - part[0]) * LETTER_WIDTH + 14;
      const step = steps.find((one) => {
        const count = span / (days * one);
        return count <= MOST_TICKS && count * needed <= width;
      });
      if (step) return { days, part, step, needed };
    }
    return { days: 365.25, part: [0, 4], step: 50, needed: 44 };
  }

  function starts_tick(iso, { days, step }) {
    const [year, month, day] = iso.split("-").map(Number);
    if (days > 31) return month === 1 && day === 1 && year % step === 0;
    return day === 1 && (month - 1) % step === 0;
  }

  /* [[day, text], ...] from left to right, the texts being parts of ISO dates. */
  function ticks_of({ span, iso_of_day }, width) {
    const rule = tick_rule(span, width);
    const ticks = [];
    for (let day = 0; day <= span; day += 1) {
      const iso = iso_of_day(day);
      const wanted = rule.days === 1 ? day % rule.step === 0 : starts_tick(iso, rule);
      if (wanted || day === 0) ticks.push([day, iso.slice(...rule.part)]);
    }
    const fits_before_next = !ticks[1] || (ticks[1][0] / (span + 1)) * width >= rule.needed;
    return (fits_before_next ? ticks : ticks.slice(1))
      .filter(([day]) => (day / (span + 1)) * width + rule.needed - 14 <= width + 8);
  }

  /* Where the bar of an event stands: [left, right] in pixels; one day is no block. */
  function event_edges(first_day, last_day, pixels_per_day) {
    const [left, right] = bar_edges(first_day, last_day, pixels_per_day);
    const excess = last_day > first_day ? 0 : Math.max(0, right - left - WIDEST_DAY) / 2;
    return [left + excess, right - excess];
  }

  /* Where some days lie: [left, right] in pixels, at least as wide as the eye needs. */
  function bar_edges(first_day, last_day, pixels_per_day) {
    const left = first_day * pixels_per_day;
    const right = (last_day + 1) * pixels_per_day;
    const missing = Math.max(0, NARROWEST_BAR - (right - left)) / 2;
    return [left - missing, right + missing];
  }

  function draw_event(context, [first, last, , , low, flags], pixels_per_day, height_of, color) {
    const [left, right] = event_edges(first, last, pixels_per_day);
    const middle = (left + right) / 2;
    context.fillStyle = color;
    context.fillRect(middle - 0.75, LINE_Y + 2, 1.5, 4);
    if (low > 0) {
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

  /* The searched days as a band, those searched in part as a dashed one; the others stay bare. */
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

  /* Which of the three names holds on a day: 0 searched, 1 in part, 2 not searched. */
  function state_on({ runs }, day) {
    const run = runs.find(([first, last]) => first <= day && day <= last);
    if (!run) return 2;
    return run[2] ? 0 : 1;
  }

  const STATES = ["whole", "part", "none"];

  /* The line under the track: a sign and a name for each state that occurs, and the days in words;
     without a documented search only what silence means. */
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

  /* {node, thumb, set, show, move, redraw, stop}. `pick(day)` is called while the pointer is down,
     `release()` when it is up again. */
  parts.time_track = function time_track(theme, { pick, release }) {
    const quiet = element("canvas", { class: "timemap-bars", "aria-hidden": "true" });
    const current = element("canvas", { class: "timemap-bars", "aria-hidden": "true" });
    const thumb = element("div", { class: "timemap-thumb", role: "slider", tabindex: "0" });
    const years = element("div", { class: "timemap-years", "aria-hidden": "true" });
    const node = element("div", { class: "timemap-track" }, [quiet, current, thumb, years]);
    const silence = element("p", { class: "timemap-searched", id: "timemap-searched" });
    let timetable = null;
    let width = 0; // in the units of this drawing, which a large frame shows larger
    let size = 1;
    let is_asked = false; // to be drawn, but not yet
    let shown = { position: 0, first: 0, last: 0 };
    const pixels_per_day = () => width / (timetable.span + 1);
    // Shares, not pixels: paper is of another width, and no script runs while it is laid out.
    const share = (days) => `${(100 * days) / (timetable.span + 1)}%`;

    function draw_bars(canvas, color, line) {
      const ratio = (window.devicePixelRatio || 1) * size;
      canvas.width = width * ratio;
      canvas.height = HEIGHT * ratio;
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      const most = Math.max(1, ...timetable.events.map(([, , , , low]) => low || 0));
      const height_of = (low) => 4 + (LINE_Y - 8) * Math.log1p(low) / Math.log1p(most);
      context.fillStyle = color;
      context.fillRect(0, LINE_Y - line / 2, width, line);
      timetable.events.forEach(
        (event) => draw_event(context, event, pixels_per_day(), height_of, color),
      );
    }

    function write_years() {
      years.replaceChildren(...ticks_of(timetable, width).map(([day, text]) => (
        element("span", { style: `left: ${share(day)}` }, [text])
      )));
    }

    function place() {
      const { position, first, last } = shown;
      thumb.style.left = share(position + 0.5);
      const [left, right] = first === null ? [0, 0] : bar_edges(first, last, pixels_per_day());
      const cut = [width - right, left].map((part) => `${Math.max(0, (100 * part) / width)}%`);
      current.style.clipPath = `inset(0 ${cut[0]} 0 ${cut[1]})`;
    }

    function write_searched() {
      const { searched, span } = timetable;
      silence.hidden = !searched;
      silence.replaceChildren(...(searched ? searched_line(searched, span) : []));
      silence.title = searched ? searched.line : "";
      node.title = "";
      thumb.setAttribute("aria-describedby", silence.id);
      if (!silence.isConnected) node.after(silence);
    }

    /* The tooltip of the track says whether the day under the pointer was searched. */
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
      draw_bars(quiet, theme.colors.bar, LINE);
      draw_bars(current, theme.colors.accent, LINE_OF_PERIOD);
      if (timetable.searched) {
        draw_searched(quiet.getContext("2d"), timetable.searched, pixels_per_day(), theme.colors.bar);
      }
      write_years();
      place();
    }

    /* Once, after the circles have been painted, however many asked for it. */
    function redraw_soon() {
      if (is_asked) return;
      is_asked = true;
      parts.after_picture(redraw);
    }

    function follow_pointer(down) {
      if (down.button !== 0 || !timetable) return;
      const { left } = node.getBoundingClientRect();
      const day_at = ({ clientX }) => Math.min(
        timetable.span, Math.max(0, Math.floor((clientX - left) / (pixels_per_day() * size))),
      );
      const move = (event) => pick(day_at(event));
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
        write_searched();
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
