import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./scripts.mjs";

const { circle_at, largest_first } = load(
  "elements.js", "marks.js", "free_space.js", "crowd.js", "circles.js",
);

function circle(place_id, x, radius) {
  return { place_id, x, y: 0, mark: { radius } };
}

function clicked(circles, x, y = 0) {
  largest_first(circles);
  const hit = circle_at(circles, { x, y });
  return hit ? hit.place_id : null;
}

test("the largest circle is drawn first, so that it covers none", () => {
  const circles = [circle("small", 0, 8), circle("large", 0, 40), circle("middle", 0, 20)];

  largest_first(circles);

  assert.deepEqual(circles.map(({ place_id }) => place_id), ["large", "middle", "small"]);
  assert.deepEqual(circles.map(({ order }) => order), [0, 1, 2]);
});

test("of circles one upon the other the smallest is clicked, in whatever order they came", () => {
  const small = () => circle("small", 5, 8);
  const large = () => circle("large", 0, 40);

  assert.equal(clicked([small(), large()], 5), "small");
  assert.equal(clicked([large(), small()], 5), "small");
});

test("beside the smaller circle the larger one under it is clicked", () => {
  assert.equal(clicked([circle("small", 20, 13), circle("large", 0, 40)], -20), "large");
});

test("a circle smaller than a finger is hit within twelve pixels", () => {
  assert.equal(clicked([circle("dot", 0, 5)], 12), "dot");
  assert.equal(clicked([circle("dot", 0, 5)], 12.1), null);
});

test("a large circle is hit up to its edge, in every direction", () => {
  assert.equal(clicked([circle("large", 0, 40)], 0, -40), "large");
  assert.equal(clicked([circle("large", 0, 40)], 30, 30), null);
});
