/* Which circles are drawn where there are too many for one zoom: the largest ones that can be told
   apart. No circle is lost: how many wait for a closer look is told, and the list has them all. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const CROWD = 250; // circles up to which all are drawn, however they lie
  const TOLD_APART = 12; // pixels between two middles: half of what a finger needs

  /* Sets `hidden` of circles that are sorted by size, the largest first: true where the middle of a
     larger one that is drawn is too near. `keeps` says which are drawn all the same. */
  parts.hide_crowd = function hide_crowd(circles, keeps) {
    const is_crowd = circles.length > CROWD;
    /** @type {Map<string, Point[]>} */
    const squares = new Map();
    const square = (/** @type {number} */ pixels) => Math.floor(pixels / TOLD_APART);
    circles.forEach((circle) => {
      if (!is_crowd) {
        circle.hidden = false;
        return;
      }
      const column = square(circle.x);
      const row = square(circle.y);
      const near = [-1, 0, 1].flatMap((right) => [-1, 0, 1].flatMap(
        (down) => squares.get(`${column + right} ${row + down}`) || [],
      ));
      circle.hidden = !keeps(circle)
        && near.some(({ x, y }) => Math.hypot(x - circle.x, y - circle.y) < TOLD_APART);
      if (circle.hidden) return;
      const key = `${column} ${row}`;
      squares.set(key, [...(squares.get(key) || []), circle]);
    });
  };
})();
