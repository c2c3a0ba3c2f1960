import assert from "node:assert/strict";
import test from "node:test";

import { Pen, load, style } from "./scripts.mjs";

const { FLAGS, draw_mark, kind_of, mark_of, radius_rule } = load("elements.js", "marks.js");
const FRAME = { x: 780, y: 780 };
const rule = radius_rule(style, FRAME, 700);
const colors = style.colors.light;

function figure(low, high, flags = 0) { return { low, high, flags }; }

function drawn(low, high, flags = 0, area = undefined) {
  const pen = new Pen();
  const mark = mark_of(figure(low, high, flags), rule, style);
  draw_mark(pen, { x: 0, y: 0, mark, flags, area }, { colors, style, rule });
  return pen;
}

test("four times the number is twice the radius: its area is four times as large", () => {
  assert.ok(rule.smallest_stands_for < 50);
  assert.ok(Math.abs(rule.of(400) / rule.of(100) - 2) < 1e-9);
});

test("every number up to the one that the smallest circle stands for has that circle", () => {
  const { smallest, smallest_stands_for: last } = rule;

  assert.equal(rule.of(1), smallest);
  assert.equal(rule.of(last), smallest);
  assert.ok(rule.of(last + 1) > smallest);
});

test("the largest number of a table fits into its share of the frame", () => {
  const large = radius_rule(style, FRAME, 1_000_000);

  assert.ok(large.of(1_000_000) <= style.radius.largest_share_of_frame * FRAME.x + 1e-9);
});

test("a phone draws smaller marks than a wall, within bounds", () => {
  const scale_of = (x, y) => radius_rule(style, { x, y }, 100).scale;

  assert.equal(scale_of(780, 780), 1);
  assert.equal(scale_of(200, 200), style.frame.smallest_scale);
  assert.equal(scale_of(5000, 5000), style.frame.largest_scale);
});

test("a range is a circle for its low and a ring for its high, by one rule", () => {
  const { kind, radius, ring, reach } = mark_of(figure(100, 400), rule, style);

  assert.equal(kind, "number");
  assert.equal(radius, rule.of(100));
  assert.equal(ring, rule.of(400));
  assert.equal(reach, ring);
});

test("a high that is the low has no ring", () => {
  assert.equal(mark_of(figure(100, 100), rule, style).ring, null);
  assert.equal(mark_of(figure(100, null), rule, style).ring, null);
});

test("a figure that only has an \"up to\" is a ring by its high, with no disc in it", () => {
  const { kind, radius, ring } = mark_of(figure(null, 400), rule, style);
  const pen = drawn(null, 400);

  assert.deepEqual([kind, radius, ring], ["ceiling", rule.of(400), null]);
  assert.deepEqual(pen.all("fill").map(({ alpha }) => alpha), [style.marks.high_fill_opacity]);
  assert.deepEqual(pen.all("stroke").map(({ color, dash }) => [color, dash]), [[colors.accent, []]]);
});

test("\"up to\" beside a reported zero is still an \"up to\"", () => {
  assert.equal(kind_of(figure(0, 50)), "ceiling");
});

test("detentions without a number are as large as the smallest circle, hollow and dashed", () => {
  const { kind, radius } = mark_of(figure(null, null, FLAGS.no_number), rule, style);
  const pen = drawn(null, null, FLAGS.no_number);
  const [edge] = pen.all("stroke");

  assert.deepEqual([kind, radius], ["no_number", rule.smallest]);
  assert.deepEqual(pen.all("fill").map(({ color }) => color), [colors.land]);
  assert.equal(edge.color, colors.accent);
  assert.equal(edge.dash.length, 2);
});

test("what is drawn after a dashed mark is not dashed", () => {
  assert.deepEqual(drawn(null, null, FLAGS.no_number).dash, []);
});

test("a reported zero is a small mark of its own, unless detentions were reported too", () => {
  const zero = mark_of(figure(0, 0, FLAGS.zero), rule, style);

  assert.equal(zero.kind, "zero");
  assert.ok(zero.radius < rule.smallest);
  assert.equal(kind_of(figure(0, 0, FLAGS.zero | FLAGS.no_number)), "no_number");
});

test("a disputed figure is pale and hatched, another full", () => {
  const hatching = (pen) => pen.all("stroke").filter(({ lines }) => lines > 1).length;
  const disputed = drawn(100, 100, FLAGS.disputed);
  const plain = drawn(100, 100);

  assert.equal(disputed.all("fill")[0].alpha, style.marks.disputed_fill_opacity);
  assert.equal(plain.all("fill")[0].alpha, style.marks.fill_opacity);
  assert.deepEqual([hatching(disputed), hatching(plain)], [1, 0]);
});

test("whatever is reported of an area is a square as large as the circle, in no part a circle", () => {
  const every = [
    [100, 400], [100, 100, FLAGS.disputed], [null, 400], [null, null, FLAGS.no_number],
    [0, 0, FLAGS.zero],
  ];
  for (const [low, high, flags] of every) {
    const shapes = drawn(low, high, flags, true).drawn;

    assert.ok(shapes.every(({ radius }) => radius === null), `${low} ${high}`);
    assert.ok(shapes.some(({ square }) => square));
  }
  const { square } = drawn(100, 100, 0, true).all("fill")[0];
  assert.ok(Math.abs(square.width * square.height - Math.PI * rule.of(100) ** 2) < 1e-6);
});
