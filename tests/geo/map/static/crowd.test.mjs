import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./scripts.mjs";

const { hide_crowd } = load("elements.js", "crowd.js");

/** So many circles in a row, the largest first, these pixels apart. */
function row_of(number, apart) {
  return Array.from({ length: number }, (_, place) => ({ place_id: place, x: place * apart, y: 0 }));
}

function hidden_of(circles, kept = -1) {
  hide_crowd(circles, ({ place_id }) => place_id === kept);
  return circles.filter(({ hidden }) => hidden).map(({ place_id }) => place_id);
}

test("few circles are all drawn, however near they lie", () => {
  assert.deepEqual(hidden_of(row_of(250, 0)), []);
});

test("of a crowd every circle is drawn that can be told apart", () => {
  assert.deepEqual(hidden_of(row_of(2000, 12)), []);
});

test("of a crowd a circle waits where a larger one that is drawn lies too near", () => {
  const hidden = hidden_of(row_of(300, 8));

  assert.deepEqual(hidden, row_of(300, 8).map(({ place_id }) => place_id).filter((n) => n % 2));
});

test("the circle that somebody points at is drawn in any crowd", () => {
  assert.deepEqual(hidden_of(row_of(300, 0), 299), row_of(299, 0).slice(1).map((c) => c.place_id));
});

test("a circle waits for any one that is drawn in its square, not for the last alone", () => {
  const circles = [{ x: 0, y: 0 }, { x: 11, y: 11 }, ...row_of(300, 40).slice(1), { x: 1, y: 0 }];

  hide_crowd(circles, () => false);

  assert.deepEqual([circles[1].hidden, circles.at(-1).hidden], [false, true]);
});

test("circles that waited in a crowd are drawn once they are few", () => {
  const circles = row_of(300, 0);
  hide_crowd(circles, () => false);
  const few = circles.slice(0, 250);

  hide_crowd(few, () => false);

  assert.deepEqual(few.filter(({ hidden }) => hidden), []);
});
