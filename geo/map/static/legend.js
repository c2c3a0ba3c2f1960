/* The legend on the map: what the circles and the other marks mean. It folds to one button. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { FLAGS, context_of, draw_mark, element, kind_of, trace_circle, write } = parts;

  const LARGEST_IN_LEGEND = 27; // pixels of radius; the largest circles carry their figures anyway

  /* Up to two round numbers, larger first, whose circles differ and leave the map to be seen. */
  parts.legend_numbers = function legend_numbers(rule, largest) {
    /** @type {number[]} */
    const round = [];
    for (let power = 1; power <= largest; power *= 10) round.push(power, 2 * power, 5 * power);
    const fitting = round.filter((number) => number <= largest
      && number >= 2 * rule.smallest_stands_for
      && rule.of(number) <= LARGEST_IN_LEGEND * rule.scale);
    const first = fitting.pop();
    if (first === undefined) return [];
    const second = fitting.findLast((number) => number * 4 <= first);
    return second === undefined ? [first] : [first, second];
  };

  /** A canvas of this size in pixels of the page, with what draws on it.
      @type {(
        width: number, height: number,
      ) => { canvas: HTMLCanvasElement, context: Context2D }} */
  function small_canvas(width, height) {
    const ratio = window.devicePixelRatio || 1;
    const canvas = element("canvas", {
      width: Math.ceil(width * ratio), height: Math.ceil(height * ratio), "aria-hidden": "true",
    });
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const context = context_of(canvas);
    context.scale(ratio, ratio);
    return { canvas, context };
  }

  /** @type {(texts: string[], font: string) => number} */
  function widest_text(texts, font) {
    const { context } = small_canvas(1, 1);
    context.font = font;
    return Math.max(...texts.map((text) => context.measureText(text).width));
  }

  /** Circles one inside the other, standing on one line, each with a line to its number.
      @type {(look: Look, largest: number, texts: Texts) => HTMLCanvasElement} */
  function legend_sizes(look, largest, texts) {
    const { colors, style, rule } = look;
    /** @type {[radius: number, text: string][]} */
    const entries = parts.legend_numbers(rule, largest)
      .map((number) => [rule.of(number), String(number)]);
    const smallest = Math.min(rule.smallest_stands_for, largest);
    if (smallest >= 1) {
      const text = smallest === 1 ? "1" : texts.or_fewer.replace("{figure}", String(smallest));
      entries.push([rule.smallest, text]);
    }
    const widest = Math.max(...entries.map(([radius]) => radius));
    const text_size = 12 * rule.text_scale;
    const line = text_size * 1.25;
    const floor = Math.max(2 * widest + 3, entries.length * line);
    const centre = widest + 2;
    let lowest = 0;
    const lines = entries.map(([radius, text]) => {
      const top = floor - 2 * radius;
      const middle = Math.max(top + 1, lowest + line / 2);
      lowest = middle + line / 2;
      return { radius, text, top, middle };
    });
    const height = Math.max(floor, lowest) + 3;
    const font = `400 ${text_size}px ${style.font}`;
    const longest = widest_text(entries.map(([, text]) => text), font);
    const { canvas, context } = small_canvas(2 * widest + longest + 20, height);
    lines.forEach(({ radius, text, top, middle }) => {
      trace_circle(context, centre, floor - radius, radius);
      context.fillStyle = colors.accent;
      context.globalAlpha = 0.22;
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = colors.accent;
      context.lineWidth = 1.2;
      context.stroke();
      context.beginPath();
      context.moveTo(centre, top);
      context.lineTo(centre + widest + 6, middle);
      context.lineTo(centre + widest + 12, middle);
      context.strokeStyle = colors.quiet_ink;
      context.lineWidth = 0.7;
      context.stroke();
      write(context, text, centre + widest + 16, middle + 0.5, {
        font, color: colors.ink,
      });
    });
    return canvas;
  }

  /** @typedef {Pick<Marked, "mark" | "area"> & { flags?: Flags }} Sample */

  /** @type {(look: Look, sample: Sample) => HTMLCanvasElement} */
  function legend_mark(look, sample) {
    const scale = look.rule.text_scale;
    const { canvas, context } = small_canvas(28 * scale, 24 * scale);
    context.scale(scale, scale);
    const at_this_scale = { ...look, rule: { ...look.rule, scale: 1 } };
    draw_mark(context, { x: 14, y: 12, flags: 0, ...sample }, at_this_scale);
    return canvas;
  }

  /** In the legend's order: whether a figure has this sign, the sign or a sample mark, the key of
      its text.
      @type {() => [test: (figure: State) => boolean, sample: Sample | "+", key: string][]} */
  function legend_samples() {
    /** @type {(kind: Kind, radius: number, ring?: number) => Sample} */
    const mark = (kind, radius, ring) => ({ mark: { kind, radius, ring } });
    /** @type {(kind: Kind) => (figure: Figure) => boolean} */
    const of_kind = (kind) => (figure) => kind_of(figure) === kind;
    const disputed = { ...mark("number", 9), flags: FLAGS.disputed };
    return [
      [({ flags }) => Boolean(flags & FLAGS.open_ended), "+", "open"],
      [({ flags }) => Boolean(flags & FLAGS.disputed), disputed, "disputed"],
      [({ low, high }) => Boolean(low && high && high > low), mark("number", 6, 11), "range"],
      [of_kind("ceiling"), mark("ceiling", 10), "ceiling"],
      [of_kind("no_number"), mark("no_number", 8), "no_number"],
      [of_kind("zero"), mark("zero", 5.5), "zero"],
      [({ area }) => Boolean(area), { ...mark("number", 8), area: true }, "area"],
    ];
  }

  /** @type {(sample: Sample | "+", text: string, look: Look) => HTMLElement} */
  function legend_row(sample, text, look) {
    const picture = sample === "+"
      ? element("span", { class: "timemap-sign" }, [sample]) : legend_mark(look, sample);
    return element("li", {}, [picture, element("span", {}, [text])]);
  }

  /* The legend, open where the frame is wide until somebody opens or closes it. `on_fold` is called
     when it has been opened or closed. */
  parts.build_legend = function build_legend(wide, on_fold) {
    const button = element("button", { type: "button" });
    const body = element("div", { class: "timemap-legend-body" });
    const node = element("div", { class: "timemap-legend" }, [button, body]);
    let is_chosen = false; // whether to lie open, by the reader
    /** @type {(() => void) | null} */
    let waiting = null; // what is to be drawn before anybody sees it

    function draw_now() {
      if (waiting) waiting();
      waiting = null;
    }

    /** @type {(open: boolean) => void} */
    function set_open(open) {
      body.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      if (open) draw_now();
    }

    /** @type {(open: boolean) => void} */
    function choose(open) {
      is_chosen = true;
      set_open(open);
      on_fold();
    }

    const is_open = () => !body.hidden;
    set_open(wide);
    button.addEventListener("click", () => choose(!is_open()));

    return {
      node,
      is_open,
      write(texts) {
        const title = element("span", { class: "timemap-legend-title" }, [texts.legend_title]);
        button.replaceChildren(`${texts.legend} `, title);
      },
      /* Of the figures that this gives: only the marks that they have are explained. Folded away, it
         waits until the circles are on the screen; paper shows it all the same. */
      draw(look, figures_of, largest, texts) {
        waiting = () => {
          const figures = figures_of();
          const rows = legend_samples()
            .filter(([test]) => figures.some(test))
            .map(([, sample, key]) => legend_row(sample, texts[`legend_${key}`], look));
          const sized = figures.some(({ low, high }) => low || high);
          body.replaceChildren(
            ...(sized ? [legend_sizes(look, largest, texts)] : []), element("ul", {}, rows),
          );
        };
        if (is_open() || node.closest(".timemap-on-paper")) draw_now();
        else parts.after_picture(draw_now);
      },
      /* Folded where it lies over one of these circles and nobody opened it. */
      fold_over(circles, map) {
        if (is_chosen || !is_open()) return;
        const [box, corner] = [node, map].map((one) => one.getBoundingClientRect());
        const [right, bottom] = [box.right - corner.left, box.bottom - corner.top];
        const covers = circles.some(
          ({ x, y, radius }) => Math.hypot(Math.max(x - right, 0), Math.max(y - bottom, 0)) < radius,
        );
        if (covers) set_open(false);
      },
      /* Follow a frame that has another width now. */
      fit(is_wide) {
        if (!is_chosen) set_open(is_wide);
        on_fold();
      },
      close() {
        choose(false);
        button.focus();
      },
    };
  };
})();
