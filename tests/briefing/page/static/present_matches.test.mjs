import assert from "node:assert/strict";
import test from "node:test";

import { load, run } from "../../../geo/map/static/scripts.mjs";

const TABLE = {
  first: "2019-01-01", last: "2019-12-31", mode: "event", window_days: null,
  places: [
    { id: "other", latitude: 44, longitude: 77, names: [[null, "New Almaty"]] },
    { id: "almaty", latitude: 43, longitude: 77, names: [[null, "Almaty"]] },
    { id: "capital", latitude: 51, longitude: 71, names: [[null, "Astana"], [81, "Nur-Sultan"]] },
    { id: "oral", latitude: 51, longitude: 51, names: [[null, "Орал"]] },
  ],
  changes: [
    [120, 1, 100, 110, 0, "100–110"], [298, 1, 12, 12, 1, "12+"], [298, 2, 13, 13, 1, "13+"],
  ],
  totals: [], notes: [],
  events: [[120, 120, null, "1 May 2019", 100, 0], [298, 299, null, "26 October 2019", 25, 1]],
};
const MONTHS = [
  "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
  "ноября", "декабря",
];
const NAMES = {
  other: ["New Almaty"], almaty: ["Almaty", "Алматы"], capital: ["Astana", "Nur-Sultan"],
  oral: ["Орал"],
};

load("elements.js", "marks.js", "unpack.js", "timetable.js", "words.js");
const asked = { title: "Whole table", map: { table: TABLE, names: NAMES } };
const texts = {
  scene: "Scene {number}: {title}", question: "whole table", on_this_scene: "this scene",
  no_event: "{date}: none", earlier_event: "before: {title}", later_event: "after: {title}",
};
const slider_texts = { months: MONTHS, date: "{day} {month} {year}" };
window.present = {
  texts,
  content: { texts, slider_texts, question: asked, scenes: [{ title: "One" }, { title: "Two words" }] },
};
run("briefing/page/static/present_matches.js");

function found(typed, scene = window.present.content.scenes[0]) {
  return window.present.matches(typed, scene).map(({ text }) => text);
}

test("a day is found however it is written", () => {
  for (const typed of [
    "2019-10-26", "2019-10-27", "26.10.2019", "26/10/2019", "26 October 2019", "26 октября 2019",
    "Oct 26 2019",
  ]) {
    assert.deepEqual(found(typed), ["26 October 2019"], typed);
  }
});

test("a month gives its events", () => {
  assert.deepEqual(found("May 2019"), ["1 May 2019"]);
  assert.deepEqual(found("2019-10"), ["26 October 2019"]);
});

test("a day of an event that only a scene shows leads to the scene, and is not said to have none", () => {
  const { scenes } = window.present.content;
  const events = [[310, 312, null, "State of emergency", 7, 0]];
  scenes.push({ title: "January", map: { table: { ...TABLE, events }, names: NAMES } });
  try {
    const [first, last] = ["2019-11-07", "2019-11-09"];
    for (const day of [first, last]) assert.deepEqual(found(day), ["Scene 3: January"], day);
    assert.deepEqual(window.present.matches(first, scenes[0])[0].go, { scene: 2 });
    assert.deepEqual(window.present.matches("2019-11-10", scenes[0]).map(({ text, note }) => text + note), [
      "10 ноября 2019: none", "Scene 3: Januarybefore: State of emergency",
    ]);
    assert.equal(found("2019-11-01")[2], "Scene 3: January");
  } finally {
    scenes.pop();
  }
});

test("a day without an event says so and gives the nearest before and after it", () => {
  assert.deepEqual(found("2019-06-01"), [
    "1 июня 2019: none", "before: 1 May 2019", "after: 26 October 2019",
  ]);
  assert.deepEqual(found("2019-12-01"), ["1 декабря 2019: none", "before: 26 October 2019"]);
});

test("a day that there is not is no date", () => {
  assert.deepEqual(found("2019-02-30"), []);
});

test("a city gives its own events, the last one first, with the figure of the city", () => {
  assert.deepEqual(found("almaty"), ["Almaty: 12+", "Almaty: 100–110"]);
});

test("a city is found by the beginning of any name it had, in any letters and accents", () => {
  for (const typed of ["алм", "ALMATY", "Almáty"]) assert.equal(found(typed)[0], "Almaty: 12+", typed);
  assert.deepEqual(found("astana"), ["Nur-Sultan: 13+"]);
});

test("a city with a day is the city in that day's event, before the event as a whole", () => {
  assert.deepEqual(found("Almaty 26 October 2019"), ["Almaty: 12+", "26 October 2019"]);
});

test("a number is a scene, and so are words of its title", () => {
  assert.deepEqual(found("2"), ["Scene 2: Two words"]);
  assert.deepEqual(found("words"), ["Scene 2: Two words"]);
  assert.deepEqual(found("3"), []);
});

test("what the scene's own map holds comes before the whole table, whole names first", () => {
  const scene = { title: "", map: { table: TABLE, names: NAMES } };
  const [first, second, third] = window.present.matches("almaty", scene);

  assert.deepEqual([first.text, first.go], ["Almaty", { where: "scene", place_id: "almaty" }]);
  assert.equal(second.text, "New Almaty");
  assert.equal(third.go.where, "question");
});

function with_scenes(scenes, act) {
  const { content } = window.present;
  const before = content.scenes;
  content.scenes = scenes;
  try {
    return act();
  } finally {
    content.scenes = before;
  }
}

const THE_DAY = { kind: "passport", title: "How", of_days: ["2019-05-01", "2019-05-01"] };
const ITS_MAP = { ...THE_DAY, kind: "map", title: "May Day" };

test("an event that has a scene of its own leads to that scene, to its map before the others", () => {
  with_scenes([{ kind: "map", title: "Year" }, THE_DAY, ITS_MAP], () => {
    const matches = window.present.matches("May 2019", null);

    assert.deepEqual(matches.map(({ go }) => go), [{ scene: 2 }]);
  });
});

test("a day that has a scene of its own leads there before it moves the slider of this scene", () => {
  const year = { kind: "map", title: "Year", map: { table: TABLE, names: NAMES } };
  with_scenes([year, ITS_MAP], () => {
    const matches = window.present.matches("1 May 2019", year);

    assert.deepEqual(matches.map(({ go }) => go), [
      { scene: 1 }, { where: "scene", iso: "2019-05-01" },
    ]);
  });
});

test("a city in an event that has a map of its own leads to the city on that map", () => {
  with_scenes([THE_DAY, ITS_MAP], () => {
    const [city] = window.present.matches("Almaty 1 May 2019", null);

    assert.deepEqual(city.go, { scene: 1, place_id: "almaty" });
  });
});

test("a day without an event is no place on a scene that shows one event at a time", () => {
  const year = { title: "Year", map: { table: TABLE, names: NAMES } };
  const on_scene = (typed) => window.present.matches(typed, year)
    .filter(({ go }) => go && go.where === "scene");

  assert.deepEqual([on_scene("2019-06-01").length, on_scene("2019-10-27").length], [0, 1]);
});

test("a scene of other days is no scene of an event", () => {
  with_scenes([{ ...ITS_MAP, of_days: ["2019-04-30", "2019-05-01"] }], () => {
    const [event] = window.present.matches("1 May 2019", null);

    assert.deepEqual(event.go, { where: "question", iso: "2019-05-01" });
  });
});
