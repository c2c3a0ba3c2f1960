import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./scripts.mjs";

const { bar_edges, event_edges, read_timetable, shares_beside, ticks_of } = load(
  "elements.js", "timetable.js", "ticks.js",
);

function ticks(first, last, width) {
  const times = read_timetable({
    first, last, mode: "cumulative", window_days: null,
    places: [], changes: [], totals: [], notes: [], events: [],
  });
  return ticks_of(times, width).map(([, text]) => text);
}

test("a bar spans its days from the first one's beginning to the last one's end", () => {
  assert.deepEqual(bar_edges(10, 16, 4), [40, 68]);
});

test("a bar that would be too thin to see is widened about its middle", () => {
  const [left, right] = bar_edges(1000, 1000, 0.1);

  assert.ok(Math.abs((left + right) / 2 - 100.05) < 1e-9);
  assert.ok(Math.abs(right - left - 2.5) < 1e-9);
});

test("an event of one day is no block on a track of few days, one of two days fills them", () => {
  assert.deepEqual(event_edges(1, 1, 100), [142, 158]);
  assert.deepEqual(event_edges(1, 2, 100), [100, 300]);
});

test("the last seven of a hundred days light seven hundredths of the track", () => {
  const [left, right] = shares_beside({ first: 93, last: 99 }, 99, 1000);

  assert.ok(Math.abs(left - 0.93) < 1e-9);
  assert.equal(right, 0);
});

test("all days light the whole track, no day lights nothing", () => {
  assert.deepEqual(shares_beside({ first: 0, last: 99 }, 99, 1000), [0, 0]);
  assert.deepEqual(shares_beside({ first: null, last: null }, 99, 1000), [0, 1]);
});

test("a track of days has days, one of months months, one of years years", () => {
  assert.deepEqual(ticks("2019-10-24", "2019-10-28", 800), [
    "10-24", "10-25", "10-26", "10-27", "10-28",
  ]);
  assert.deepEqual(ticks("2019-01-01", "2019-06-30", 800), [
    "2019-01", "2019-02", "2019-03", "2019-04", "2019-05", "2019-06",
  ]);
  assert.deepEqual(ticks("2012-01-01", "2019-12-31", 800), [
    "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019",
  ]);
});

test("a narrow track has fewer ticks, on round years", () => {
  assert.deepEqual(ticks("2010-01-01", "2019-12-31", 200), ["2010", "2015"]);
});

test("the widest track has no more than a dozen spaces between ticks", () => {
  assert.ok(ticks("2010-01-01", "2019-12-31", 10_000).length <= 13);
});

test("a first tick too near to the second one gives way to it", () => {
  assert.deepEqual(ticks("2015-12-01", "2019-12-31", 400), ["2016", "2017", "2018", "2019"]);
});

test("ticks come from left to right and none overlaps the next", () => {
  for (const width of [120, 300, 700, 1500]) {
    for (const last of ["2019-01-02", "2019-02-20", "2019-12-31", "2031-05-05"]) {
      const times = read_timetable({
        first: "2019-01-01", last, mode: "cumulative", window_days: null,
        places: [], changes: [], totals: [], notes: [], events: [],
      });
      const made = ticks_of(times, width);
      const lefts = made.map(([day]) => (day / (times.span + 1)) * width);

      lefts.slice(1).forEach((left, index) => {
        assert.ok(left - lefts[index] >= made[index][1].length * 7, `${width} ${last} ${made}`);
      });
    }
  }
});
