import assert from "node:assert/strict";
import test from "node:test";

import { load, style } from "./scripts.mjs";

const { legend_numbers, radius_rule } = load("elements.js", "marks.js", "legend.js");

function numbers(largest, frame = { x: 780, y: 780 }) {
  return legend_numbers(radius_rule(style, frame, largest), largest);
}

test("the legend shows round numbers, the larger one at least four times the smaller", () => {
  for (const largest of [30, 100, 663, 12_000]) {
    for (const number of numbers(largest)) assert.match(String(number), /^[125]0*$/);
    const [first, second = 0] = numbers(largest);

    assert.ok(first <= largest && second * 4 <= first, `${largest}: ${numbers(largest)}`);
  }
});

test("a legend's circle leaves the map to be seen", () => {
  const rule = radius_rule(style, { x: 780, y: 780 }, 12_000);

  assert.ok(legend_numbers(rule, 12_000).every((number) => rule.of(number) <= 27));
});

test("each is at least twice what the smallest circle stands for, or there is none", () => {
  const rule = radius_rule(style, { x: 400, y: 400 }, 12_000);

  assert.ok(rule.smallest_stands_for > 5);
  assert.ok(legend_numbers(rule, 12_000).every((one) => one >= 2 * rule.smallest_stands_for));
  assert.deepEqual(numbers(1), []);
});
