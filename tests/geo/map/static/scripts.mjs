// Our scripts as a page runs them, with a pen that notes what is drawn. No browser.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const PROJECT = new URL("../../../../", import.meta.url);

globalThis.window = globalThis;

function text_of(path) { return readFileSync(new URL(path, PROJECT), "utf8"); }

/** Runs a script by its path from the project's folder. */
export function run(path) { runInThisContext(text_of(path), { filename: path }); }

/** What the scripts of the map share once these have run, one after the other. */
export function load(...names) {
  names.forEach((name) => run(`geo/map/static/${name}`));
  return window.timemap_parts;
}

export const style = JSON.parse(text_of("geo/map/static/style.json"));

/** A canvas's context that keeps each filling and stroke with what it was done with. */
export class Pen {
  globalAlpha = 1;
  drawn = [];
  dash = [];
  path = [];

  beginPath() { this.path = []; }
  arc(x, y, radius) { this.path.push({ radius }); }
  rect(left, top, width, height) { this.path.push({ width, height }); }
  moveTo() { this.path.push("move"); }
  lineTo() { this.path.push("line"); }
  setLineDash(dash) { this.dash = dash; }
  fill() { this.note("fill", this.fillStyle); }
  stroke() { this.note("stroke", this.strokeStyle); }
  save() {}
  restore() {}
  clip() {}

  note(act, color) {
    const { globalAlpha: alpha, dash, path } = this;
    const lines = path.filter((step) => step === "line").length;
    const disc = path.find((step) => step.radius);
    const square = path.find((step) => step.width) || null;
    this.drawn.push({ act, color, alpha, dash, lines, square, radius: disc ? disc.radius : null });
  }

  all(act) { return this.drawn.filter((one) => one.act === act); }
}
