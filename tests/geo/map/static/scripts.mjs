// The scripts of the map as a page runs them, with a pen that notes what is drawn. No browser.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const STATIC = new URL("../../../../geo/map/static/", import.meta.url);

globalThis.window = globalThis;

/** What the scripts share once these have run, one after the other. */
export function load(...names) {
  for (const name of names) {
    runInThisContext(readFileSync(new URL(name, STATIC), "utf8"), { filename: name });
  }
  return window.timemap_parts;
}

export const style = JSON.parse(readFileSync(new URL("style.json", STATIC), "utf8"));

/** A canvas's context that keeps each filling and stroke with what it was done with. */
export class Pen {
  globalAlpha = 1;
  drawn = [];
  dash = [];
  path = [];

  beginPath() { this.path = []; }
  arc(x, y, radius) { this.path.push({ radius }); }
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
    this.drawn.push({ act, color, alpha, dash, lines, radius: disc ? disc.radius : null });
  }

  all(act) { return this.drawn.filter((one) => one.act === act); }
}
