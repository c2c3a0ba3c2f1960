/* What one figure looks like: the size of its circle, and the marks for disputed, "up to", no
   number and zero. Every size and colour comes from style.json. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  const FLAGS = {
    open_ended: 1, disputed: 2, no_number: 4, zero: 8, far_apart: 16, far_apart_within: 32,
  };
  const FULL_TURN = 2 * Math.PI;

  // -- Sizes ----------------------------------------------------------------------------------

  /** How large to draw in a frame of this size: a phone gets smaller marks, a wall larger ones.
      @type {(style: Style, size: Point) => number} */
  function frame_scale(style, size) {
    const { reference_pixels, smallest_scale, largest_scale } = style.frame;
    const scale = Math.sqrt(size.x * size.y) / reference_pixels;
    return Math.min(largest_scale, Math.max(smallest_scale, scale));
  }

  /** The rule from a number to a radius in pixels: area proportional to the number, down to a
      smallest circle that stands for every number up to `smallest_stands_for`.
      @type {TimemapParts["radius_rule"]} */
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

  /** What a figure is drawn as: "number" with a low above zero, "ceiling" with a high alone, "zero"
      where reports say that nobody was detained, else "no_number".
      @type {TimemapParts["kind_of"]} */
  function kind_of({ low, high, flags }) {
    if (low) return "number";
    if (high) return "ceiling";
    return flags & FLAGS.zero && !(flags & FLAGS.no_number) ? "zero" : "no_number";
  }

  /** @type {TimemapParts["mark_of"]} */
  function mark_of(figure, rule, style) {
    const kind = kind_of(figure);
    const low = figure.low || 0;
    const high = figure.high || 0;
    const radius = {
      number: () => rule.of(low),
      ceiling: () => rule.of(high),
      no_number: () => rule.smallest,
      zero: () => style.marks.zero_radius * rule.scale,
    }[kind]();
    const ring = kind === "number" && high > low ? rule.of(high) : null;
    return { kind, radius, ring, reach: Math.max(radius, ring || 0) };
  }

  // -- Marks ----------------------------------------------------------------------------------

  /** @type {TimemapParts["trace_circle"]} */
  function trace_circle(context, x, y, radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, FULL_TURN);
  }

  /** The edge of a mark: a circle for a place, for an area a square as large as the circle.
      @type {(context: Context2D, mark: Shape, radius: number) => void} */
  function trace(context, { x, y, area }, radius) {
    if (!area) {
      trace_circle(context, x, y, radius);
      return;
    }
    const half = radius * Math.sqrt(Math.PI) / 2;
    context.beginPath();
    context.rect(x - half, y - half, 2 * half, 2 * half);
  }

  /** Fills a mark with slanted lines.
      @type {(
        context: Context2D, mark: Shape, radius: number,
        lines: { spacing: number, width: number, color: string },
      ) => void} */
  function hatch(context, mark, radius, { spacing, width, color }) {
    const { x, y } = mark;
    context.save();
    trace(context, mark, radius);
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

  /** A full disc; a pale, hatched one where sources disagree; a pale square for an area.
      @type {TimemapParts["draw_mark"]} */
  function draw_number(context, circle, { colors, style, rule }) {
    const { mark, flags, area } = circle;
    const { marks } = style;
    const disputed = Boolean(flags & FLAGS.disputed);
    const fill = area ? marks.area_fill_opacity : marks.fill_opacity; // towns may lie on it
    trace(context, circle, mark.radius);
    context.globalAlpha = disputed ? marks.disputed_fill_opacity : fill;
    context.fillStyle = colors.accent;
    context.fill();
    context.globalAlpha = 1;
    if (disputed) {
      hatch(context, circle, mark.radius, {
        spacing: marks.hatch_spacing * rule.scale,
        width: marks.hatch_width * rule.scale,
        color: colors.accent,
      });
    }
    trace(context, circle, mark.radius);
    context.strokeStyle = disputed || area ? colors.accent : colors.land;
    context.lineWidth = marks.outline_width * rule.scale;
    context.stroke();
  }

  /** A ring with a breath of colour in it: the high of a range, or "up to" alone.
      @type {(context: Context2D, circle: Shape, radius: number, look: Look) => void} */
  function draw_high(context, circle, radius, { colors, style, rule }) {
    const { marks } = style;
    trace(context, circle, radius);
    context.fillStyle = colors.accent;
    context.globalAlpha = marks.high_fill_opacity;
    context.fill();
    context.globalAlpha = marks.high_opacity;
    context.strokeStyle = colors.accent;
    context.lineWidth = marks.high_width * rule.scale;
    context.stroke();
    context.globalAlpha = 1;
  }

  /** A hollow disc with a dashed edge.
      @type {TimemapParts["draw_mark"]} */
  function draw_no_number(context, circle, { colors, style, rule }) {
    const { marks } = style;
    const width = marks.no_number_width * rule.scale;
    const radius = circle.mark.radius - width / 2;
    const dash = FULL_TURN * radius / marks.no_number_dashes;
    trace(context, circle, radius);
    context.fillStyle = colors.land;
    context.fill();
    context.setLineDash([dash * 0.6, dash * 0.4]);
    context.strokeStyle = colors.accent;
    context.lineWidth = width;
    context.stroke();
    context.setLineDash([]);
  }

  /** A small hollow disc, struck through.
      @type {TimemapParts["draw_mark"]} */
  function draw_zero(context, circle, { colors, style, rule }) {
    const { x, y, mark } = circle;
    const half = mark.radius * 0.62;
    trace(context, circle, mark.radius);
    context.fillStyle = colors.land;
    context.fill();
    context.moveTo(x - half, y + half);
    context.lineTo(x + half, y - half);
    context.strokeStyle = colors.quiet_ink;
    context.lineWidth = style.marks.zero_width * rule.scale;
    context.stroke();
  }

  /** @type {TimemapParts["draw_mark"]} */
  function draw_mark(context, circle, look) {
    const { kind, radius, ring } = circle.mark;
    if (ring) draw_high(context, circle, ring, look);
    if (kind === "number") draw_number(context, circle, look);
    if (kind === "ceiling") draw_high(context, circle, radius, look);
    if (kind === "no_number") draw_no_number(context, circle, look);
    if (kind === "zero") draw_zero(context, circle, look);
  }

  /** A thin line around a mark that is chosen or pointed at; `strength` 1 or less.
      @type {TimemapParts["draw_pointer"]} */
  function draw_pointer(context, circle, strength, { colors, style, rule }) {
    const { selected_gap, selected_width } = style.marks;
    trace(context, circle, circle.mark.reach + selected_gap * rule.scale);
    context.strokeStyle = colors.ink;
    context.lineWidth = selected_width * rule.scale * strength;
    context.stroke();
  }

  /** One line of text from x on, its middle at y; a halo keeps it legible on lines.
      @type {TimemapParts["write"]} */
  function write(context, text, x, y, { font, color, halo, halo_width }) {
    context.font = font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    if (halo) {
      context.strokeStyle = halo;
      context.lineWidth = halo_width || 0;
      context.strokeText(text, x, y);
    }
    context.fillStyle = color;
    context.fillText(text, x, y);
  }

  Object.assign(parts, {
    FLAGS, draw_mark, draw_pointer, kind_of, mark_of, radius_rule, trace_circle, write,
  });
})();
