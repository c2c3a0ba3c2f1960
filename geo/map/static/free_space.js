/* What room is left on the map for names. Circles and boxes are kept by the squares of a grid that
   they lie in, so that a name among two thousand circles is compared with the few near it. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const SQUARE = 48; // pixels: about the length of a name
  const ROWS = 1 << 16; // more than any screen has, so that each square has a number of its own

  /** @type {(one: Box, other: Box) => boolean} */
  function boxes_touch(one, other) {
    return one.left < other.right && other.left < one.right
      && one.top < other.bottom && other.top < one.bottom;
  }

  parts.box_around = function box_around({ x, y }, half_width, half_height) {
    return {
      left: x - half_width, right: x + half_width, top: y - half_height, bottom: y + half_height,
    };
  };

  /** @type {(box: Box, centre: Point, radius: number) => boolean} */
  function box_touches_disc(box, { x, y }, radius) {
    const gap_x = Math.max(box.left - x, 0, x - box.right);
    const gap_y = Math.max(box.top - y, 0, y - box.bottom);
    return gap_x * gap_x + gap_y * gap_y < radius * radius;
  }

  /** @template Thing */
  class Grid {
    constructor() {
      /** @type {Map<number, Thing[]>} */
      this.squares = new Map();
    }

    /** @type {(box: Box, thing: Thing) => void} */
    put(box, thing) {
      this.visit(box, (things, number) => {
        if (things) things.push(thing);
        else this.squares.set(number, [thing]);
        return false;
      });
    }

    /** Calls for each square that the box lies in; stops and gives true where the call does.
        @type {(
          box: Box, call: (things: Thing[] | undefined, number: number) => boolean,
        ) => boolean} */
    visit({ left, right, top, bottom }, call) {
      const last_column = Math.floor(right / SQUARE);
      const last_row = Math.floor(bottom / SQUARE);
      for (let column = Math.floor(left / SQUARE); column <= last_column; column += 1) {
        for (let row = Math.floor(top / SQUARE); row <= last_row; row += 1) {
          const number = column * ROWS + row;
          if (call(this.squares.get(number), number)) return true;
        }
      }
      return false;
    }

    /** @type {(box: Box, test: (thing: Thing) => boolean) => boolean} */
    some(box, test) {
      return this.visit(box, (things) => things !== undefined && things.some(test));
    }
  }

  const FARTHEST = 2; // pixels beyond its reach at which a disc is asked for

  /* The room left by these circles, each with {x, y, mark}, and by these boxes. */
  parts.Room = class Room {
    /** @param {PlacedCircle[]} circles @param {Box[]} boxes */
    constructor(circles, boxes) {
      /** @type {Grid<PlacedCircle>} */
      this.discs = new Grid();
      /** @type {Grid<Box>} */
      this.boxes = new Grid();
      circles.forEach((circle) => {
        const half = circle.mark.reach + FARTHEST;
        this.discs.put(parts.box_around(circle, half, half), circle);
      });
      boxes.forEach((box) => this.take(box));
    }

    /** @type {(box: Box) => void} */
    take(box) {
      this.boxes.put(box, box);
    }

    /** @type {(box: Box) => boolean} */
    is_taken(box) {
      return this.boxes.some(box, (other) => boxes_touch(box, other));
    }

    /** Whether a circle that passes the test comes as near as `radius_of` says.
        @type {(
          box: Box, radius_of: (circle: PlacedCircle) => number,
          test: (circle: PlacedCircle) => boolean,
        ) => boolean} */
    touches_circle(box, radius_of, test) {
      return this.discs.some(
        box, (disc) => test(disc) && box_touches_disc(box, disc, radius_of(disc)),
      );
    }
  };
})();
