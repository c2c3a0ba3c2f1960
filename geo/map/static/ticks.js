/* Where days lie on the track, in pixels, and which of them carry a tick with a date. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  const NARROWEST_BAR = 2.5;
  const WIDEST_DAY = 16; // of a bar for one day, on a track of a few days
  const LETTER_WIDTH = 7.5;
  const MOST_TICKS = 12;

  /** How ticks are spaced: the length of their unit in days, the part of an ISO date that they
      show, every how many units one stands, and the pixels that its text needs.
      @typedef {{ days: number, part: [number, number], step: number, needed: number }} TickRule */

  /** @type {{ days: number, part: [number, number], steps: number[] }[]} */
  const TICK_UNITS = [
    { days: 1, part: [5, 10], steps: [1, 2, 5, 10] },
    { days: 30.4, part: [0, 7], steps: [1, 2, 3, 6] },
    { days: 365.25, part: [0, 4], steps: [1, 2, 5, 10, 20] },
  ];

  /** The finest unit and step whose labels fit into a width.
      @type {(span: number, width: number) => TickRule} */
  function tick_rule(span, width) {
    for (const { days, part, steps } of TICK_UNITS) {
      const needed = (part[1] - part[0]) * LETTER_WIDTH + 14;
      const step = steps.find((one) => {
        const count = span / (days * one);
        return count <= MOST_TICKS && count * needed <= width;
      });
      if (step) return { days, part, step, needed };
    }
    return { days: 365.25, part: [0, 4], step: 50, needed: 44 };
  }

  /** @type {(iso: IsoDate, rule: TickRule) => boolean} */
  function starts_tick(iso, { days, step }) {
    const [year, month, day] = iso.split("-").map(Number);
    if (days > 31) return month === 1 && day === 1 && year % step === 0;
    return day === 1 && (month - 1) % step === 0;
  }

  /* [[day, text], ...] from left to right, the texts being parts of ISO dates. */
  parts.ticks_of = function ticks_of({ span, iso_of_day }, width) {
    const rule = tick_rule(span, width);
    /** @type {[Day, string][]} */
    const ticks = [];
    for (let day = 0; day <= span; day += 1) {
      const iso = iso_of_day(day);
      const wanted = rule.days === 1 ? day % rule.step === 0 : starts_tick(iso, rule);
      if (wanted || day === 0) ticks.push([day, iso.slice(...rule.part)]);
    }
    const fits_before_next = !ticks[1] || (ticks[1][0] / (span + 1)) * width >= rule.needed;
    return (fits_before_next ? ticks : ticks.slice(1))
      .filter(([day]) => (day / (span + 1)) * width + rule.needed - 14 <= width + 8);
  };

  /* Where the bar of an event stands: [left, right] in pixels; one day is no block. */
  parts.event_edges = function event_edges(first_day, last_day, pixels_per_day) {
    const [left, right] = parts.bar_edges(first_day, last_day, pixels_per_day);
    const excess = last_day > first_day ? 0 : Math.max(0, right - left - WIDEST_DAY) / 2;
    return [left + excess, right - excess];
  };

  /* Where some days lie: [left, right] in pixels, at least as wide as the eye needs. */
  parts.bar_edges = function bar_edges(first_day, last_day, pixels_per_day) {
    const left = first_day * pixels_per_day;
    const right = (last_day + 1) * pixels_per_day;
    const missing = Math.max(0, NARROWEST_BAR - (right - left)) / 2;
    return [left - missing, right + missing];
  };

  /* How much of the track lies beside a period, left and right of it, as shares of its width. */
  parts.shares_beside = function shares_beside({ first, last }, span, width) {
    if (first === null || last === null) return [0, 1];
    const [left, right] = parts.bar_edges(first, last, width / (span + 1));
    return [Math.max(0, left / width), Math.max(0, 1 - right / width)];
  };
})();
