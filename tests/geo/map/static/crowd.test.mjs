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
