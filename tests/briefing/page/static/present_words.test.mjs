import assert from "node:assert/strict";
import test from "node:test";

import { load, run } from "../../../geo/map/static/scripts.mjs";

globalThis.document = {
  documentElement: { classList: { add() {} } },
  getElementById: () => ({ textContent: "{}" }),
  createElement: (tag) => ({
    tag, parts: [],
    setAttribute(name, value) { this[name] = value; },
    append(...parts) { this.parts.push(...parts); },
  }),
};
globalThis.getComputedStyle = () => ({ getPropertyValue: () => "a style" });
load("elements.js");
run("briefing/page/static/present_words.js");

function large(text) {
  return window.present.figure_parts(text)
    .filter((part) => part.class?.includes("present-number")).map(({ parts }) => parts.join(""));
}

test("the numbers of a figure are in large letters", () => {
  assert.deepEqual(large("at least 39"), ["39"]);
  assert.deepEqual(large("80 or “about 100” or more, disputed"), ["80", "100"]);
});

test("of several phrases none is smaller where one of them has no number", () => {
  assert.deepEqual(large("“about 20” and “dozens” or more"), ["“about 20”", "“dozens”"]);
  assert.deepEqual(large("53 или «десятки», данные расходятся"), ["53", "«десятки»"]);
});
