import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./scripts.mjs";

const { FLAGS, period_text, spoken_lines } = load("elements.js", "marks.js", "words.js");
const texts = {
  date: "{day} {month} {year}", period: "{since} to {until}", or_more: "{figure} or more",
  months: ["January", "February", "March"], legend_no_number: "no number", legend_zero: "zero",
  legend_disputed: "sources disagree", far_apart: "far apart",
  far_apart_within: "in part far apart",
};

function spoken(label, flags) { return spoken_lines({ label, flags }, texts); }

test("a period is told by its ends, one day by itself, none by nothing", () => {
  assert.equal(
    period_text({ since: "2019-01-31", until: "2019-03-01" }, texts), "31 January 2019 to 1 March 2019",
  );
  assert.equal(period_text({ since: "2019-02-05", until: "2019-02-05" }, texts), "5 February 2019");
  assert.equal(period_text({ since: null, until: null }, texts), "");
});

test("a plus is said as \"or more\", and only where the figure is open", () => {
  assert.deepEqual(spoken("12+", FLAGS.open_ended), ["12 or more"]);
  assert.deepEqual(spoken("12", 0), ["12"]);
  assert.deepEqual(spoken(">1,000", FLAGS.open_ended), [">1,000"]);
});

test("what else is known of a figure is said after it", () => {
  assert.deepEqual(spoken("12", FLAGS.disputed | FLAGS.far_apart), ["12", "sources disagree", "far apart"]);
  assert.deepEqual(spoken("12", FLAGS.far_apart_within), ["12", "in part far apart"]);
  assert.deepEqual(spoken("", FLAGS.no_number), ["no number"]);
  assert.deepEqual(spoken("0", FLAGS.zero), ["0", "zero"]);
});
