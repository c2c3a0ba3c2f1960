import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./scripts.mjs";

const parts = load("elements.js", "reporter.js");
const { chosen_of, reporter } = parts;
parts.mark_drawn = () => {};
const state = {
  since: "2019-01-01", until: "2019-12-31", mode: "cumulative", at_end: true, place_id: null,
  zoom: 4.5, center: [48, 67], whole_country: true, drawn: true,
};

test("another fit of the country is no other choice", () => {
  const other = { ...state, zoom: 4.2, center: [47, 67] };

  assert.equal(chosen_of(other), chosen_of(state));
});

test("a day, a place and a part of the country are another choice", () => {
  for (const chosen of [
    { at_end: false }, { until: "2019-06-30" }, { place_id: "1526384" },
    { mode: "window" }, { whole_country: false }, { whole_country: false, zoom: 6 },
    { whole_country: false, center: [43, 77] },
  ]) assert.notEqual(chosen_of({ ...state, ...chosen }), chosen_of(state), JSON.stringify(chosen));
});

test("a choice is told once, and with it the state as it is", async () => {
  globalThis.requestAnimationFrame = (then) => setTimeout(then, 0);
  let now = state;
  const told = [];
  const { begin, report } = reporter(() => now, () => false, (one) => told.push(one));
  const rest = () => new Promise((done) => setTimeout(done, 20));

  begin();
  await rest();
  now = { ...state, zoom: 4.2 };
  report(0);
  await rest();
  now = { ...now, place_id: "1526384" };
  report(0);
  await rest();

  assert.deepEqual(told, [state, now]);
});
