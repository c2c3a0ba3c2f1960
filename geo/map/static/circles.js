/* What stands on the map at one moment: the mark of each place, its name and its figure, side by
   side without covering one another. Draws what it is given; knows no dates. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const {
    FLAGS, Room, box_around, draw_mark, draw_pointer, hide_crowd, mark_of, radius_rule,
    trace_circle, write,
  } = parts;

  const SMALLEST_TARGET = 12; // half of the 24 pixels that a finger needs

  // -- Words ----------------------------------------------------------------------------------

  /** @typedef {(context: Context2D, font: string, text: string) => number} Measure */
  /** @typedef {(
        "above" | "below" | "left" | "right"
        | "above right" | "below right" | "above left" | "below left"
      )} Side */
  /** @typedef {Box & { side: Side }} SideBox */
  /** @typedef {{ min: Point, max: Point }} Rectangle */
  /** @typedef {Look & { width: Measure, view: Rectangle }} Scene */

  /** Widths of texts, measured once each.
      @type {() => Measure} */
  function measurer() {
    /** @type {Map<string, Map<string, number>>} */
    const fonts = new Map();
    return function width(context, font, text) {
      let widths = fonts.get(font);
      if (!widths) fonts.set(font, widths = new Map());
      let found = widths.get(text);
      if (found === undefined) {
        context.font = font;
        widths.set(text, found = context.measureText(text).width);
      }
      return found;
    };
  }

  /** Points of places in the map's layer, projected once for each zoom.
      @type {(map: CountryMap) => (circle: Circle) => Point} */
  function projector(map) {
    /** @type {Map<string, Point>} */
    let points = new Map();
    let of_zoom = NaN;
    return function point_of({ place_id, latitude, longitude }) {
      if (of_zoom !== map.getZoom()) {
        of_zoom = map.getZoom();
        points = new Map();
      }
      let point = points.get(place_id);
      if (!point) points.set(place_id, point = map.project([latitude, longitude]).round());
      return point;
    };
  }

  /** The boxes that a text may take beside a point, best first.
      @type {(
        point: Point, reach: number, width: number, height: number, sides: Side[],
      ) => SideBox[]} */
  function boxes_beside({ x, y }, reach, width, height, sides) {
    const gap = 3;
    const slanting = 0.75 * (reach + gap);
    const places = {
      above: [x - width / 2, y - reach - gap - height],
      below: [x - width / 2, y + reach + gap],
      right: [x + reach + gap + 2, y - height / 2],
      left: [x - reach - gap - 2 - width, y - height / 2],
      "above right": [x + slanting, y - slanting - height],
      "below right": [x + slanting, y + slanting],
      "above left": [x - slanting - width, y - slanting - height],
      "below left": [x - slanting - width, y + slanting],
    };
    return sides.map((side) => {
      const [left, top] = places[side];
      return { side, left, top, right: left + width, bottom: top + height };
    });
  }

  /** @type {(box: Box, view: Rectangle) => boolean} */
  function box_within(box, { min, max }) {
    return box.left >= min.x && box.right <= max.x && box.top >= min.y && box.bottom <= max.y;
  }

  /** The first box that covers nothing and is not cut off by the edge of the view. A name may touch
      the circle that is its `own`.
      @type {(
        boxes: SideBox[], among: { room: Room, own: PlacedCircle | null, view: Rectangle },
      ) => SideBox | undefined} */
  function free_box(boxes, { room, own, view }) {
    return boxes.find((box) => box_within(box, view) && !room.is_taken(box)
      && !room.touches_circle(box, ({ mark }) => mark.reach + 1, (disc) => disc !== own));
  }

  /** How the figure is written in its circle; null where it has no room or a smaller circle lies on
      it.
      @type {(
        context: Context2D, circle: PlacedCircle, room: Room, scene: Scene,
      ) => PlacedCircle["figure_inside"]} */
  function figure_inside(context, circle, room, { style, rule, width }) {
    const { text } = style;
    const { mark, label } = circle;
    if (!label || (mark.kind !== "number" && mark.kind !== "ceiling")) return null;
    const smallest = text.figure_smallest * rule.text_scale;
    const largest = text.figure_largest * rule.text_scale;
    const half_of_a_pixel = width(context, `700 100px ${style.font}`, label) / 200;
    const size = Math.min(
      largest, Math.max(smallest, text.figure_per_radius * mark.radius),
      mark.radius * 0.9 / half_of_a_pixel,
    );
    if (size < smallest) return null;
    const font = `700 ${size}px ${style.font}`;
    const half = size * half_of_a_pixel;
    const box = box_around(circle, half, size / 2);
    const covered = room.touches_circle(
      box, ({ mark: { radius } }) => radius, (other) => other.order > circle.order,
    );
    return covered ? null : { font, half };
  }

  /** @type {Side[]} */
  const CIRCLE_SIDES = [
    "above", "right", "left", "below", "above right", "below right", "above left", "below left",
  ];
  /** @type {Side[]} */
  const CITY_SIDES = ["right", "left", "above", "below"];

  /* Puts the largest circle first, which is drawn first and so lies under the others. */
  parts.largest_first = function largest_first(circles) {
    circles.sort((one, other) => other.mark.radius - one.mark.radius);
    circles.forEach((circle, order) => { circle.order = order; });
  };

  /* Of circles in that order, the one that a click on this point of their layer means: the smallest
     that it lies on, or that is within a finger's reach. */
  parts.circle_at = function circle_at(circles, { x, y }) {
    return circles.findLast((circle) => {
      const reach = Math.max(circle.mark.radius, SMALLEST_TARGET);
      return (circle.x - x) ** 2 + (circle.y - y) ** 2 <= reach * reach;
    });
  };

  /* What draws circles and words. */
  parts.circle_painter = function circle_painter(map, style, theme) {
    const width = measurer();
    const point_of = projector(map);
    /** @type {Map<string, Side>} */
    const last_side = new Map(); // a name keeps its side while time runs, or it would flicker
    /** @type {PlacedCircle[]} */
    let circles = [];
    /** @type {PlacedCircle[]} */
    let shown = []; // those of them that can be told apart
    /** @type {City[]} */
    let cities = [];
    let largest_number = 1;
    /** @type {{ selected: string | null, hovered: string | null }} */
    let pointed = { selected: null, hovered: null };
    /** @type {Box[]} */
    let covered = [];
    let told_crowd = 0;
    let held = false; // while more is to come before the picture is right
    let is_first = true; // the picture whose circles do not wait for the names beside them
    const rule_now = () => radius_rule(style, map.getSize(), largest_number);
    let rule = rule_now();
    const layer = new parts.CanvasLayer(paint);

    /* Gives each circle its place and its mark. */
    function arrange() {
      rule = rule_now();
      const origin = map.getPixelOrigin();
      circles.forEach((circle) => {
        const { x, y } = point_of(circle);
        circle.x = x - origin.x;
        circle.y = y - origin.y;
        circle.mark = mark_of(circle, rule, style);
      });
      parts.largest_first(circles);
      const { selected, hovered } = pointed;
      const is_close = map.getZoom() >= map.getMaxZoom();
      hide_crowd(circles, ({ place_id }) => (
        is_close || place_id === selected || place_id === hovered
      ));
      shown = circles.filter(({ hidden }) => !hidden);
    }

    /** Tells the map how many circles of this part of it wait for a closer look.
        @type {(view: Rectangle) => void} */
    function tell_crowd({ min, max }) {
      const waiting = circles.filter(({ hidden, x, y }) => (
        hidden && x >= min.x && x <= max.x && y >= min.y && y <= max.y
      )).length;
      if (waiting !== told_crowd) map.fire("crowd", { waiting });
      told_crowd = waiting;
    }

    /** @type {(
      context: Context2D, circle: PlacedCircle, scene: Scene, room: Room,
    ) => void} */
    function write_circle_name(context, circle, look, room) {
      const { text } = style;
      const size = text.name * rule.text_scale;
      const font = `${text.name_weight} ${size}px ${style.font}`;
      const figure_font = `400 ${size}px ${style.font}`;
      const figure = circle.figure_inside || !circle.label ? "" : ` ${circle.label}`;
      const name_width = width(context, font, circle.name);
      const figure_width = figure ? width(context, figure_font, figure) : 0;
      const kept = last_side.get(circle.place_id);
      const sides = kept ? [kept, ...CIRCLE_SIDES.filter((side) => side !== kept)] : CIRCLE_SIDES;
      const free = (/** @type {number} */ length) => free_box(
        boxes_beside(circle, circle.mark.reach, length, size * 1.15, sides),
        { room, own: circle, view: look.view },
      );
      const whole = free(name_width + figure_width);
      const box = whole || free(name_width); // a crowd leaves room for the name alone
      if (!box) return;
      last_side.set(circle.place_id, box.side);
      room.take(box);
      const halo = { halo: look.colors.land, halo_width: text.halo_width * rule.text_scale };
      const middle = (box.top + box.bottom) / 2;
      write(context, circle.name, box.left, middle, { font, color: look.colors.ink, ...halo });
      if (!figure || !whole) return;
      write(context, figure, box.left + name_width, middle, {
        font: figure_font, color: look.colors.ink, ...halo,
      });
    }

    /** @type {(
      context: Context2D, circle: PlacedCircle, scene: Scene,
    ) => void} */
    function write_figure(context, circle, { colors }) {
      const inside = circle.figure_inside;
      if (!inside) return;
      const full = !(circle.flags & FLAGS.disputed) && !circle.area;
      const solid = circle.mark.kind === "number" && full;
      write(context, circle.label, circle.x - inside.half, circle.y + 0.5, {
        font: inside.font,
        color: solid ? colors.accent_ink : colors.ink,
        halo: solid ? null : colors.land,
        halo_width: style.text.halo_width * rule.text_scale * 1.3,
      });
    }

    /** @type {(
      context: Context2D, city: City, scene: Scene, room: Room,
    ) => void} */
    function write_city(context, city, { colors, view }, room) {
      const { cities: rules, text } = style;
      const zooms = rules.smallest_zoom_by_rank;
      const from_zoom = zooms[Math.min(city.rank, zooms.length - 1)];
      if (map.getZoom() < from_zoom) return;
      const point = map.latLngToLayerPoint([city.latitude, city.longitude]);
      const dot = rules.dot_radius * rule.scale;
      const dot_box = box_around(point, dot, dot);
      if (room.is_taken(dot_box)) return;
      if (room.touches_circle(dot_box, ({ mark }) => mark.reach + 2, () => true)) return;
      const size = text.city * rule.text_scale;
      const font = `400 ${size}px ${style.font}`;
      const box = free_box(
        boxes_beside(point, dot, width(context, font, city.name), size * 1.1, CITY_SIDES),
        { room, own: null, view },
      );
      if (!box) return;
      room.take(box);
      room.take(dot_box);
      trace_circle(context, point.x, point.y, dot);
      context.fillStyle = colors.quiet_ink;
      context.fill();
      write(context, city.name, box.left, (box.top + box.bottom) / 2, {
        font, color: colors.quiet_ink, halo: colors.land,
        halo_width: text.halo_width * rule.text_scale,
      });
    }

    /** @type {(context: Context2D) => void} */
    function paint(context) {
      if (held) return;
      arrange();
      const seen = map.getPixelBounds();
      const origin = map.getPixelOrigin();
      const view = {
        min: seen.getTopLeft().subtract(origin), max: seen.getBottomRight().subtract(origin),
      };
      const look = { colors: theme.colors, style, rule, width, view };
      tell_crowd(view);
      const room = new Room(shown, covered.map(({ left, right, top, bottom }) => ({
        left: left + view.min.x, right: right + view.min.x,
        top: top + view.min.y, bottom: bottom + view.min.y,
      })));
      shown.forEach((circle) => {
        circle.figure_inside = figure_inside(context, circle, room, look);
        draw_mark(context, circle, look);
        write_figure(context, circle, look);
      });
      const hovered = shown.find(({ place_id }) => place_id === pointed.hovered);
      const selected = shown.find(({ place_id }) => place_id === pointed.selected);
      if (hovered) draw_pointer(context, hovered, 0.6, look);
      if (selected) draw_pointer(context, selected, 1, look);
      if (is_first && shown.length) {
        is_first = false;
        parts.after_picture(() => layer.redraw());
        return;
      }
      const order = selected ? [selected, ...shown.filter((one) => one !== selected)] : shown;
      order.forEach((circle) => write_circle_name(context, circle, look, room));
      cities.forEach((city) => write_city(context, city, look, room));
    }

    layer.addTo(map);
    const unlisten = theme.listen(() => layer.redraw());

    return {
      /* Draw these circles, each with a size by the one scale that fits `largest`. */
      show(next_circles, next_cities, largest) {
        circles = /** @type {PlacedCircle[]} */ (next_circles); // arrange() places them
        cities = next_cities;
        largest_number = largest;
        layer.redraw();
      },
      /* Keep names away from these boxes of the map's container: a legend lies there. */
      keep_clear(boxes) {
        if (JSON.stringify(boxes) === JSON.stringify(covered)) return;
        covered = boxes;
        layer.redraw();
      },
      /* Draw once what all these steps come to. */
      at_once(steps) {
        held = true;
        try {
          steps();
        } finally {
          held = false;
        }
        layer.redraw();
      },
      /* Point at places by id: {selected, hovered}, null for none. */
      point_at(next) {
        pointed = { ...pointed, ...next };
        layer.redraw();
      },
      /* The circle under a point of the map's container, or undefined. */
      hit(container_point) {
        const { x, y } = container_point;
        return parts.circle_at(shown, map.containerPointToLayerPoint([x, y]));
      },
      /* All circles, largest first, also those that wait for a closer look; x and y in pixels of
         the map's container. */
      drawn() {
        if (held) arrange(); // asked amid the steps: no picture has placed them yet
        return circles.map((circle) => {
          const { x, y } = map.layerPointToContainerPoint([circle.x, circle.y]);
          const { mark, order: _order, figure_inside: _inside, hidden: _hidden, ...given } = circle;
          const { kind, radius, ring } = mark;
          return { ...given, x, y, kind, radius, ring };
        });
      },
      rule: rule_now,
      remove() {
        unlisten();
        layer.remove();
      },
    };
  };
})();
