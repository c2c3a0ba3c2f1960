/* What one figure looks like: the size of its circle, the marks for disputed, "up to", no number
   and zero, and the legend that explains them. Every size and colour comes from style.json. */
(function () {
  "use strict";
  const parts = (window.timemap_parts = window.timemap_parts || {});

  const FLAGS = { open_ended: 1, disputed: 2, no_number: 4, zero: 8, far_apart: 16 };
  const FULL_TURN = 2 * Math.PI;

  /* A new element; attributes as given, children as nodes or as text, never as markup. */
  function element(tag, attributes = {}, children = []) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  /* The text as markup that shows it letter for letter, where Leaflet takes nothing else. */
  function markup_of(text) { return element("span", {}, [text]).innerHTML; }

  // -- Sizes ----------------------------------------------------------------------------------

  /* How large to draw in a frame of this size: a phone gets smaller marks, a wall larger ones. */
  function frame_scale(style, size) {
    const { reference_pixels, smallest_scale, largest_scale } = style.frame;
    const scale = Math.sqrt(size.x * size.y) / reference_pixels;
    return Math.min(largest_scale, Math.max(smallest_scale, scale));
  }

  /* The rule from a number to a radius in pixels: area proportional to the number, down to a
     smallest circle that stands for every number up to `smallest_stands_for`. */
  function radius_rule(style, size, largest_number) {
    const rules = style.radius;
    const scale = frame_scale(style, size);
    const largest = Math.min(
      rules.largest * scale, rules.largest_share_of_frame * Math.min(size.x, size.y),
    );
    const factor = Math.min(
      rules.pixels_per_root_of_low * scale, largest / Math.sqrt(Math.max(1, largest_number)),
    );
    const smallest = rules.smallest * scale;
    return {
      scale,
      text_scale: Math.max(style.text.smallest_scale, scale),
      smallest,
      smallest_stands_for: Math.floor((smallest / factor) ** 2),
      of: (number) => Math.max(smallest, factor * Math.sqrt(number)),
    };
  }

  /* number: a lower bound; ceiling: only "up to"; zero: reported that nobody; no_number: some. */
  function kind_of({ low, high, flags }) {
    if (low > 0) return "number";
    if (high > 0) return "ceiling";
    return flags & FLAGS.zero && !(flags & FLAGS.no_number) ? "zero" : "no_number";
  }

  function mark_of(circle, rule, style) {
    const kind = kind_of(circle);
    const radius = {
      number: () => rule.of(circle.low),
      ceiling: () => rule.of(circle.high),
      no_number: () => rule.smallest,
      zero: () => style.marks.zero_radius * rule.scale,
    }[kind]();
    const ring = kind === "number" && circle.high > circle.low ? rule.of(circle.high) : null;
    return { kind, radius, ring, reach: Math.max(radius, ring || 0) };
  }

  // -- Marks ----------------------------------------------------------------------------------

  function trace_circle(context, x, y, radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, FULL_TURN);
  }

  function hatch(context, x, y, radius, { spacing, width, color }) {
    context.save();
    trace_circle(context, x, y, radius);
    context.clip();
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    for (let offset = -2 * radius; offset <= 2 * radius; offset += spacing * Math.SQRT2) {
      context.moveTo(x + offset - radius, y + radius);
      context.lineTo(x + offset + radius, y - radius);
    }
    context.stroke();
    context.restore();
  }

  function draw_number(context, { x, y, mark, flags }, { colors, style, rule }) {
    const { marks } = style;
    const disputed = Boolean(flags & FLAGS.disputed);
    trace_circle(context, x, y, mark.radius);
    context.globalAlpha = disputed ? marks.disputed_fill_opacity : marks.fill_opacity;
    context.fillStyle = colors.accent;
    context.fill();
    context.globalAlpha = 1;
    if (disputed) {
      hatch(context, x, y, mark.radius, {
        spacing: marks.hatch_spacing * rule.scale,
        width: marks.hatch_width * rule.scale,
        color: colors.accent,
      });
    }
    trace_circle(context, x, y, mark.radius);
    context.strokeStyle = disputed ? colors.accent : colors.land;
    context.lineWidth = marks.outline_width * rule.scale;
    context.stroke();
  }

  function draw_high(context, { x, y }, radius, { colors, style, rule }) {
    const { marks } = style;
    trace_circle(context, x, y, radius);
    context.fillStyle = colors.accent;
    context.globalAlpha = marks.high_fill_opacity;
    context.fill();
    context.globalAlpha = marks.high_opacity;
    context.strokeStyle = colors.accent;
    context.lineWidth = marks.high_width * rule.scale;
    context.stroke();
    context.globalAlpha = 1;
  }

  function draw_no_number(context, { x, y, mark }, { colors, style, rule }) {
    const { marks } = style;
    const width = marks.no_number_width * rule.scale;
    const radius = mark.radius - width / 2;
    const dash = FULL_TURN * radius / marks.no_number_dashes;
    trace_circle(context, x, y, radius);
    context.fillStyle = colors.land;
    context.fill();
    context.setLineDash([dash * 0.6, dash * 0.4]);
    context.strokeStyle = colors.accent;
    context.lineWidth = width;
    context.stroke();
    context.setLineDash([]);
  }

  function draw_zero(context, { x, y, mark }, { colors, style, rule }) {
    const half = mark.radius * 0.62;
    trace_circle(context, x, y, mark.radius);
    context.fillStyle = colors.land;
    context.fill();
    context.moveTo(x - half, y + half);
    context.lineTo(x + half, y - half);
    context.strokeStyle = colors.quiet_ink;
    context.lineWidth = style.marks.zero_width * rule.scale;
    context.stroke();
  }

  function draw_mark(context, circle, look) {
    const { kind, radius, ring } = circle.mark;
    if (ring) draw_high(context, circle, ring, look);
    if (kind === "number") draw_number(context, circle, look);
    if (kind === "ceiling") draw_high(context, circle, radius, look);
    if (kind === "no_number") draw_no_number(context, circle, look);
    if (kind === "zero") draw_zero(context, circle, look);
  }

  function draw_pointer(context, { x, y, mark }, strength, { colors, style, rule }) {
    const { selected_gap, selected_width } = style.marks;
    trace_circle(context, x, y, mark.reach + selected_gap * rule.scale);
    context.strokeStyle = colors.ink;
    context.lineWidth = selected_width * rule.scale * strength;
    context.stroke();
  }

  /* One line of text from x on, its middle at y; a halo keeps it legible on lines. */
  function write(context, text, x, y, { font, color, halo, halo_width }) {
    context.font = font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    if (halo) {
      context.strokeStyle = halo;
      context.lineWidth = halo_width;
      context.strokeText(text, x, y);
    }
    context.fillStyle = color;
    context.fillText(text, x, y);
  }

  // -- Legend ---------------------------------------------------------------------------------

  const LARGEST_IN_LEGEND = 27; // pixels of radius; the largest circles carry their figures anyway

  /* Up to two round numbers, larger first, whose circles differ and leave the map to be seen. */
  function legend_numbers(rule, largest) {
    const round = [];
    for (let power = 1; power <= largest; power *= 10) round.push(power, 2 * power, 5 * power);
    const fitting = round.filter((number) => number <= largest
      && number >= 2 * rule.smallest_stands_for
      && rule.of(number) <= LARGEST_IN_LEGEND * rule.scale);
    const first = fitting.pop();
    const second = fitting.findLast((number) => number * 4 <= first);
    return [first, second].filter(Boolean);
  }

  function small_canvas(width, height) {
    const ratio = window.devicePixelRatio || 1;
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * ratio);
    canvas.height = Math.ceil(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.setAttribute("aria-hidden", "true");
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    return { canvas, context };
  }

  function widest_text(texts, font) {
    const { context } = small_canvas(1, 1);
    context.font = font;
    return Math.max(...texts.map((text) => context.measureText(text).width));
  }

  /* Circles one inside the other, standing on one line, each with a line to its number. */
  function legend_sizes(look, largest, texts) {
    const { colors, style, rule } = look;
    const entries = legend_numbers(rule, largest)
      .map((number) => [rule.of(number), String(number)]);
    const smallest = Math.min(rule.smallest_stands_for, largest);
    if (smallest >= 1) {
      const text = smallest === 1 ? "1" : texts.or_fewer.replace("{figure}", smallest);
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

  function legend_mark(look, circle) {
    const scale = look.rule.text_scale;
    const { canvas, context } = small_canvas(28 * scale, 24 * scale);
    context.scale(scale, scale);
    const at_this_scale = { ...look, rule: { ...look.rule, scale: 1 } };
    draw_mark(context, { x: 14, y: 12, ...circle }, at_this_scale);
    return canvas;
  }

  /* [[test of a circle, sample mark or sign, key of the text], ...] in the legend's order. */
  function legend_samples() {
    const filled = { kind: "number", radius: 9, ring: null };
    const hollow = { kind: "no_number", radius: 8 };
    const of_kind = (kind) => (circle) => kind_of(circle) === kind;
    return [
      [({ flags }) => flags & FLAGS.open_ended, "+", "open"],
      [({ flags }) => flags & FLAGS.disputed, { mark: filled, flags: FLAGS.disputed }, "disputed"],
      [({ low, high }) => low > 0 && high > low,
        { mark: { kind: "number", radius: 6, ring: 11 } }, "range"],
      [of_kind("ceiling"), { mark: { kind: "ceiling", radius: 10 } }, "ceiling"],
      [of_kind("no_number"), { mark: hollow }, "no_number"],
      [of_kind("zero"), { mark: { kind: "zero", radius: 5.5 } }, "zero"],
    ];
  }

  function legend_row(sample, text, look) {
    const picture = sample === "+"
      ? element("span", { class: "timemap-sign" }, [sample]) : legend_mark(look, sample);
    return element("li", {}, [picture, element("span", {}, [text])]);
  }

  /* Fill `body` with the legend of these circles: only what the table can show is explained. */
  parts.draw_legend = function draw_legend(body, { circles, largest, rule, style, colors, texts }) {
    const look = { colors, style, rule };
    const rows = legend_samples()
      .filter(([test]) => circles.some(test))
      .map(([, sample, key]) => legend_row(sample, texts[`legend_${key}`], look));
    const sized = circles.some(({ low, high }) => low > 0 || high > 0);
    body.replaceChildren(
      ...(sized ? [legend_sizes(look, largest, texts)] : []), element("ul", {}, rows),
    );
  };

  Object.assign(parts, {
    FLAGS, draw_mark, draw_pointer, element, mark_of, markup_of, radius_rule, trace_circle, write,
  });
})();
