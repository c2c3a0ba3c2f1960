import assert from "node:assert/strict";
import test from "node:test";

import { load, run } from "../../../geo/map/static/scripts.mjs";

load("elements.js", "marks.js", "unpack.js", "timetable.js");
window.present = {
  texts: { people: "people", detentions: "detentions" },
  content: {
    texts: {},
    reports: [{ source_ids: ["wire"] }, { source_ids: ["wire", "daily"] }, { source_ids: ["late"] }],
    words: [
      { title: "May Day", source_line: "AFP.", second: "Disputed.", spoken: "Eighty." },
      { title: "June", source_line: "RFE/RL.", second: "", spoken: "Five." },
    ],
  },
};
run("briefing/page/static/present_position.js");

const EVENTS = [[10, 12, null, "May Day", 80, 0], [40, 40, null, "June", 5, 0]];

/** A scene of its own words on a table in this mode, and that table's times. */
function scene_of(mode, positions = [[10, 0], [40, 1]]) {
  const table = {
    first: "2019-05-01", last: "2019-06-30", mode, window_days: null,
    places: [], changes: [], totals: [], notes: [], events: EVENTS,
  };
  const scene = {
    title: "The author's title", sentence: "The author's words", own: true, figure: "85",
    second: "Of the whole.", source_line: "Everybody.", spoken: "All of it.", changed: "Then 3.",
    filters: "the whole", code: "query", played: "So far.", sources: ["wire"], reports: [0],
    map: { table, positions, reports: [[0, [], 10, 10], [1, [], 10, 12], [2, [], 40, 40]] },
  };
  return { scene, times: window.timemap_parts.read_timetable(table, []) };
}

function at(mode, since, until, text = "80") {
  const { scene, times } = scene_of(mode);
  return window.present.at_position(scene, { since, until, heading: "the days", text }, times);
}

test("an event has its own title, words and sources, none of its scene's", () => {
  const now = at("event", "2019-05-11", "2019-05-13");

  assert.deepEqual(
    [now.title, now.source_line, now.second, now.spoken, now.figure],
    ["May Day", "AFP.", "Disputed.", "Eighty.", "80"],
  );
  assert.deepEqual([now.own, now.changed, now.filters, now.code], [false, "", "", ""]);
});

test("the reports of a position are those inside its days, with their sources", () => {
  const event = at("event", "2019-05-11", "2019-05-13");
  const so_far = at("cumulative", "2019-05-01", "2019-06-30");

  assert.deepEqual([event.reports, event.sources], [[0, 1], ["wire", "daily"]]);
  assert.deepEqual(so_far.reports, [0, 1, 2]);
});

test("the days between two changes keep what is said of the one before", () => {
  const now = at("cumulative", "2019-05-01", "2019-06-01");

  assert.equal(now.source_line, "AFP.");
});

test("before the first report nothing is said that holds later", () => {
  const now = at("cumulative", "2019-05-01", "2019-05-02", "no report");

  assert.deepEqual(
    [now.title, now.source_line, now.second, now.spoken, now.sentence],
    ["the days", "", "", "", ""],
  );
});

test("a position without days says nothing of the scene's", () => {
  const now = at("event", null, null, "");

  assert.deepEqual([now.source_line, now.reports, now.sources], ["", [], []]);
});
