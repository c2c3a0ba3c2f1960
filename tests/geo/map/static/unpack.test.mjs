import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";

import { load } from "./scripts.mjs";

const { decompress, unpack } = load("elements.js", "unpack.js");

/** Two places, the second from the fourth day on; the second total stands on that day. */
function packed(given = {}) {
  return {
    first: "2019-10-26", last: "2019-11-26", mode: "event", window_days: null, places: [],
    separator: ",",
    patterns: [[0, "+"], ["", 0, "–", 1], ["at least ", 0], ["up to ", 1], [], [["rest ", 3]]],
    changes: [[0, 3, 1], [0, 1, 0], [12, 1234, null], [0, 16, 30], [1, 0, 0], [0, 1, 3]],
    totals: [[0, 3], [12, 1300], [0, 0], [1, 1], [2, 2], [12, 1234]],
    notes: [[0, 3], [4, 5]],
    events: [[0, 3], [2, 0], ["Days", ""], [12, null], [1, 4]],
    ...given,
  };
}

function compressed(value) {
  return deflateSync(JSON.stringify(value)).toString("base64");
}

test("a figure has its day, its place, its bounds and its words back", () => {
  assert.deepEqual(unpack(packed()).changes, [
    [0, 0, 12, 12, 1, "12+"],
    [3, 1, 1234, 1250, 0, "1,234–1,250"],
    [4, 0, null, 30, 0, "up to 30"],
  ]);
});

test("a number has the separator of the language from a thousand on", () => {
  const { changes } = unpack(packed({
    separator: "\u00a0",
    changes: [[0, 1, 1], [0, 0, 0], [999, 1, 1_233_567], [0, 0, 0], [0, 0, 0], [2, 2, 2]],
  }));

  assert.deepEqual(changes.map(([, , , , , label]) => label), [
    "at least 999", "at least 1\u00a0000", "at least 1\u00a0234\u00a0567",
  ]);
});

test("each low is counted on from the one before at its own place", () => {
  const { changes } = unpack(packed({
    changes: [
      [0, 1, 1, 1], [0, 1, 0, 1], [10, 5, 3, -1], [null, null, null, null], [1, 1, 1, 1],
      [0, 0, 0, 0],
    ],
  }));

  assert.deepEqual(changes.map(([, place, low]) => [place, low]), [[0, 10], [1, 5], [0, 13], [1, 4]]);
});

test("after a row without a low the next is counted from zero", () => {
  const { changes } = unpack(packed({
    changes: [[0, 1, 1], [0, 0, 0], [10, null, 4], [0, null, 0], [1, 4, 1], [0, 4, 0]],
  }));

  assert.deepEqual(changes.map(([, , low]) => low), [10, null, 4]);
});

test("a total has its words, and the notes of its day the numbers of the total", () => {
  const { totals, notes } = unpack(packed());

  assert.deepEqual(totals, [
    [0, 12, 12, 1, "at least 12", 12], [3, 1300, 1300, 1, "at least 1,300", 1234],
  ]);
  assert.deepEqual(notes, [[0, []], [3, ["rest 66"]]]);
});

test("an event has its first and last day", () => {
  assert.deepEqual(unpack(packed()).events, [
    [0, 2, null, "Days", 12, 1], [3, 3, null, "", null, 4],
  ]);
});

test("a table that is not packed comes back as it is", () => {
  const table = { changes: [], totals: [], notes: [], events: [] };

  assert.equal(unpack(table), table);
});

test("a table whose words are not all there is refused", () => {
  assert.throws(() => unpack(packed({ patterns: [[0, "+"]] })));
});

test("what was compressed comes out again, each value by its place", async () => {
  assert.deepEqual(await decompress(compressed({ a: "Ә" }), compressed([1])), [{ a: "Ә" }, [1]]);
});

test("a text that was cut off, altered or never compressed is refused", async () => {
  const whole = compressed(packed());
  const turned = whole[40] === "A" ? "B" : "A";

  for (const damaged of [
    whole.slice(0, whole.length / 2), whole.slice(0, 40) + turned + whole.slice(41), "AAAA", "", "?",
    deflateSync("{").toString("base64"),
  ]) {
    await assert.rejects(decompress(damaged), damaged);
  }
});

test("tables come in the order in which they were asked for, past one that is damaged", async () => {
  const came = [];
  await Promise.all([compressed("x".repeat(300_000)), "AAAA", compressed("")].map(
    (text) => decompress(text).then(([value]) => came.push(value.length), () => came.push("none")),
  ));

  assert.deepEqual(came, [300_000, "none", 0]);
});
