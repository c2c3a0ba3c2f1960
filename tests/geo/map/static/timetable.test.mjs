import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./scripts.mjs";

const { is_iso_date, read_timetable } = load("elements.js", "timetable.js");

function a_table(given = {}) {
  return {
    first: "2019-01-01", last: "2019-12-31", mode: "cumulative", window_days: null,
    places: [], changes: [], totals: [], notes: [], events: [], ...given,
  };
}

function a_place(id, names = [[null, id]]) {
  return { id, latitude: 48, longitude: 67, names };
}

const EVENTS = [
  [100, 102, null, "second", 5, 0], [10, 10, null, "first", 5, 0], [200, 200, null, "last", 5, 0],
];

test("a window of seven days holds the day and the six before it", () => {
  assert.deepEqual(read_timetable(a_table()).period("window", 7, 100), { first: 94, last: 100 });
});

test("a window does not reach back before the track", () => {
  assert.deepEqual(read_timetable(a_table()).period("window", 30, 3), { first: 0, last: 3 });
});

test("what is counted from the start begins with the first day", () => {
  assert.deepEqual(read_timetable(a_table()).period("cumulative", null, 9), { first: 0, last: 9 });
});

test("a single event stands for its own days until the next begins, and nothing before the first", () => {
  const { period } = read_timetable(a_table({ events: EVENTS }));

  assert.deepEqual(period("event", null, 9), { first: null, last: null });
  assert.deepEqual(period("event", null, 100), { first: 100, last: 102 });
  assert.deepEqual(period("event", null, 199), { first: 100, last: 102 });
});

test("the nearest events lie strictly before and after a day", () => {
  const { day_of_next_event: next, day_of_previous_event: previous } = read_timetable(
    a_table({ events: EVENTS }),
  );

  assert.deepEqual([next(9), next(10), next(200)], [10, 100, null]);
  assert.deepEqual([previous(201), previous(200), previous(10)], [200, 100, null]);
});

test("an event beyond the ends of the track is none to go to", () => {
  const times = read_timetable(a_table({
    events: [[-3, -3, null, "", 1, 0], [365, 365, null, "", 1, 0]],
  }));

  assert.equal(times.day_of_previous_event(5), null);
  assert.equal(times.day_of_next_event(5), null);
});

test("a figure holds from its day on until the next, and goes with a row of nothing", () => {
  const { circles } = read_timetable(a_table({
    places: [a_place("almaty")],
    changes: [[20, 0, null, null, 0, ""], [10, 0, 12, 13, 1, "12+"]],
  }));

  assert.deepEqual(circles(9, 9), []);
  assert.deepEqual(circles(19, 19), [{
    place_id: "almaty", name: "almaty", latitude: 48, longitude: 67,
    low: 12, high: 13, flags: 1, label: "12+",
  }]);
  assert.deepEqual(circles(20, 20), []);
});

test("a figure without bounds is there as long as it has a mark", () => {
  const { circles, states } = read_timetable(a_table({
    places: [a_place("almaty")], changes: [[10, 0, null, null, 4, ""], [20, 0, null, null, 0, ""]],
  }));

  assert.equal(circles(10, 10).length, 1);
  assert.deepEqual(states, [{ low: null, high: null, flags: 4 }]);
});

test("each place has its own changes", () => {
  const { circles } = read_timetable(a_table({
    places: [a_place("almaty"), a_place("oral")],
    changes: [[10, 1, 3, 3, 0, "3"], [10, 0, 12, 12, 0, "12"]],
  }));

  assert.deepEqual(circles(10, 10).map(({ place_id, low }) => [place_id, low]), [
    ["almaty", 12], ["oral", 3],
  ]);
});

test("a place has the name of the day, from the very day on", () => {
  const { circles, cities } = read_timetable(a_table({
    places: [a_place("1", [[81, "Nur-Sultan"], [null, "Astana"]])],
    changes: [[0, 0, 1, 1, 0, "1"]],
  }), [{ names: [[null, "Astana"], [81, "Nur-Sultan"]], latitude: 51, longitude: 71, rank: 0 }]);

  assert.deepEqual([80, 81].map((day) => circles(day, day)[0].name), ["Astana", "Nur-Sultan"]);
  assert.deepEqual([80, 81].map((day) => cities(day)[0].name), ["Astana", "Nur-Sultan"]);
});

test("a name that came before the track began is not the one that was always there", () => {
  const { circles } = read_timetable(a_table({
    places: [a_place("1", [[-100, "Nur-Sultan"], [null, "Astana"]])],
    changes: [[0, 0, 1, 1, 0, "1"]],
  }));

  assert.equal(circles(0, 0)[0].name, "Nur-Sultan");
});

test("the largest number is a low or a high, of any place on any day", () => {
  const changes = [[0, 0, 12, null, 1, ""], [5, 0, null, 40, 0, ""], [9, 0, 30, 30, 0, ""]];

  assert.equal(read_timetable(a_table({ places: [a_place("1")], changes })).largest, 40);
});

test("totals and notes are those of the last row on or before the day", () => {
  const { total, notes } = read_timetable(a_table({
    totals: [[5, 12, 12, 1, "at least 12", 12]], notes: [[5, ["a line"]]],
  }));

  assert.deepEqual(total(4), { low: null, high: null, flags: 0, text: "", placed: 0 });
  assert.deepEqual(total(5), { low: 12, high: 12, flags: 1, text: "at least 12", placed: 12 });
  assert.deepEqual([notes(4), notes(5)], [[], ["a line"]]);
});

test("no time zone shifts a day", () => {
  for (const zone of ["Pacific/Kiritimati", "Asia/Almaty", "America/Los_Angeles"]) {
    process.env.TZ = zone;
    const { iso_of_day, day_of_iso, span } = read_timetable(a_table());

    assert.deepEqual([iso_of_day(0), iso_of_day(span)], ["2019-01-01", "2019-12-31"]);
    assert.deepEqual([day_of_iso("2019-01-01"), day_of_iso("2019-12-31")], [0, 364]);
  }
});

test("a day beyond the track is its end", () => {
  const { clamp, span } = read_timetable(a_table());

  assert.deepEqual([clamp(-1), clamp(7), clamp(span + 1)], [0, 7, span]);
});

test("a date is one that there is, written in full", () => {
  for (const date of ["2019-10-26", "2020-02-29"]) assert.ok(is_iso_date(date), date);
  for (const text of ["2019-02-29", "2019-13-01", "2019-1-1", "26.10.2019", "", "2019-10-26 "]) {
    assert.ok(!is_iso_date(text), text);
  }
});

test("the figure of an area is told as one, on its day and among the states of the legend", () => {
  const times = read_timetable(a_table({
    places: [{ ...a_place("region"), area: true }, a_place("town")],
    changes: [[0, 0, 35, 35, 0, "35"], [0, 1, 20, 20, 0, "20"]],
  }));

  assert.deepEqual(times.circles(5, 5).map(({ area }) => area), [true, undefined]);
  assert.deepEqual(times.states.map(({ area }) => area), [true, undefined]);
});

test("a slider that stops at the ends of weeks goes on to the next one, or back to the last", () => {
  const { stop_at } = read_timetable(a_table({ stops: [5, 12, 364] }));

  assert.deepEqual([0, 5, 6, 13].map((day) => stop_at(day)), [5, 5, 12, 364]);
  assert.deepEqual([stop_at(11, 12), stop_at(4, 5), stop_at(6, 5)], [5, 5, 12]);
});

test("without stops of its own the slider stops on each day of the track", () => {
  assert.deepEqual([-1, 7, 365].map((day) => read_timetable(a_table()).stop_at(day)), [0, 7, 364]);
});
