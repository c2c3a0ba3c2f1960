import assert from "node:assert/strict";
import test, { mock } from "node:test";

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

// The clock is the test's own: on a machine with much to do 20 milliseconds may pass in one step.
mock.timers.enable({ apis: ["setTimeout"] });

function rest(milliseconds = 20) {
  for (let passed = 0; passed < milliseconds; passed += 1) mock.timers.tick(1);
}

/** A reporter whose first picture is drawn, and what it has told since. */
function drawn({ is_moving = () => false, read = () => state } = {}) {
  globalThis.requestAnimationFrame = (then) => setTimeout(then, 0);
  const told = [];
  const made = reporter(read, is_moving, (one) => told.push(one));
  made.begin();
  rest();
  told.length = 0;
  return { ...made, told };
}

test("nothing is told before the first picture is on the screen, which takes two frames", () => {
  const frames = [];
  globalThis.requestAnimationFrame = (then) => frames.push(then);
  const told = [];
  const { begin, report, is_drawn } = reporter(() => state, () => false, (one) => told.push(one));
  begin();
  report(0);
  frames.shift()();
  rest();
  assert.deepEqual([told, is_drawn()], [[], false]);

  frames.shift()();
  rest();
  assert.deepEqual([told, is_drawn()], [[state], true]);
});

test("a hidden tab, which paints nothing, tells its state after a second, and marks it once", () => {
  let marked = 0;
  parts.mark_drawn = () => { marked += 1; };
  const frames = [];
  globalThis.requestAnimationFrame = (then) => frames.push(then);
  const { begin, is_drawn } = reporter(() => state, () => false, () => {});
  begin();
  rest(1100);
  assert.equal(is_drawn(), true);

  frames.shift()();
  frames.shift()();
  assert.equal(marked, 1);
  parts.mark_drawn = () => {};
});

test("while the slider moves nothing is told", () => {
  const { report, told } = drawn({ is_moving: () => true, read: () => ({ ...state }) });
  report(0);
  rest();

  assert.deepEqual(told, []);
});

test("of several calls the last one tells, and none that is held", () => {
  let now = state;
  const { report, hold, told } = drawn({ read: () => now });
  now = { ...state, place_id: "1526384" };
  report(5);
  report(60);
  rest(30);
  assert.deepEqual(told, []);
  rest(60);
  assert.deepEqual(told, [now]);

  now = state;
  report(0);
  hold();
  rest();
  assert.equal(told.length, 1);
});

test("who has stopped tells nothing more, whoever listens", () => {
  let now = state;
  const { report, stop, listen, told } = drawn({ read: () => now });
  stop();
  listen((one) => told.push(one));
  now = { ...state, place_id: "1526384" };
  report(0);
  rest();

  assert.deepEqual(told, []);
});

test("a choice is told once, and with it the state as it is", () => {
  globalThis.requestAnimationFrame = (then) => setTimeout(then, 0);
  let now = state;
  const told = [];
  const { begin, report } = reporter(() => now, () => false, (one) => told.push(one));

  begin();
  rest();
  now = { ...state, zoom: 4.2 };
  report(0);
  rest();
  now = { ...now, place_id: "1526384" };
  report(0);
  rest();

  assert.deepEqual(told, [state, now]);
});
