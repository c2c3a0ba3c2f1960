/* The slider's table out of its packed form, which geo/map/packing.py makes. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /** @type {(steps: number[]) => number[]} */
  function running_sum(steps) {
    let sum = 0;
    return steps.map((step) => (sum += step));
  }

  /** Highs of what they exceed the lows by; where there is no low, they stand there themselves.
      @type {(lows: Bound[], above: Bound[]) => Bound[]} */
  function highs(lows, above) {
    return above.map((more, i) => {
      const low = lows[i];
      return low === null || more === null ? more : low + more;
    });
  }

  /** Lows of the steps from one to the next at each place.
      @type {(places: number[], steps: Bound[]) => Bound[]} */
  function lows_of(places, steps) {
    /** @type {number[]} */
    const before = [];
    return steps.map((step, i) => {
      const low = step === null ? null : (before[places[i]] || 0) + step;
      before[places[i]] = low || 0;
      return low;
    });
  }

  /** Browsers of before 2025 have no fromBase64.
      @type {(text: string) => Uint8Array<ArrayBuffer>} */
  function bytes_of(text) {
    return /** @type {Partial<Uint8ArrayConstructor>} */ (Uint8Array).fromBase64
      ? Uint8Array.fromBase64(text)
      : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  }

  /* Written and read here, without a Blob and a Response: their parts come by way of the event loop,
     where each waits behind what the page around the map draws just then. */
  /** @type {(text: string) => Promise<any>} */
  async function value_of(text) {
    const inflating = new DecompressionStream("deflate");
    const writer = inflating.writable.getWriter();
    // What cannot be inflated is told to the reader.
    for (const written of [writer.write(bytes_of(text)), writer.close()]) written.catch(() => {});
    const reader = inflating.readable.getReader();
    const decoder = new TextDecoder();
    let json = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      json += decoder.decode(part.value, { stream: true });
    }
    return JSON.parse(json + decoder.decode());
  }

  /** @type {Promise<unknown>} */
  let earlier = Promise.resolve();

  /* The values that `compressed` made these texts of. They come in the order in which they were
     asked for: the table of a filter that was taken back must not come after the one of now. */
  parts.decompress = function decompress(...texts) {
    const values = Promise.all(texts.map(value_of));
    values.catch(() => {}); // `turn` tells of it, once the earlier ones have come
    const turn = earlier.then(() => values);
    earlier = turn.catch(() => {}); // one that cannot be read keeps none of the next ones back
    return turn;
  };

  /* The table out of its packed form; one that is not packed comes back as it is. */
  parts.unpack = function unpack(table) {
    if (!("patterns" in table)) return table;
    const written = (/** @type {Bound} */ number) => (Number(number) < 1000
      ? String(number) : String(number).replace(/\B(?=(\d{3})+$)/g, table.separator));
    const patterns = /** @type {Pattern[]} */ (table.patterns);
    /** @type {(pattern: Pattern, numbers: Bound[]) => string} */
    const text = (pattern, numbers) => {
      let whole = "";
      for (const piece of pattern) {
        whole += typeof piece === "string" ? piece : written(numbers[piece]);
      }
      return whole;
    };

    const [steps, places, low_steps, above, flags, labels] = table.changes;
    const lows = lows_of(places, low_steps);
    const upper = highs(lows, above);
    const changes = running_sum(steps).map(/** @returns {Change} */ (day, i) => [
      day, places[i], lows[i], upper[i], flags[i],
      text(patterns[labels[i]], [lows[i], upper[i]]),
    ]);

    const [total_steps, total_lows, total_above, total_flags, texts, placed] = table.totals;
    const total_upper = highs(total_lows, total_above);
    const numbers = total_lows.map((low, i) => [
      low, total_upper[i], placed[i], Math.abs((low || 0) - placed[i]),
    ]);
    const totals = running_sum(total_steps).map(/** @returns {Total} */ (day, i) => [
      day, total_lows[i], total_upper[i], total_flags[i],
      text(patterns[texts[i]], numbers[i]), placed[i],
    ]);

    const note_days = running_sum(table.notes[0]);
    let at = -1;
    const notes = totals.map(/** @returns {Note} */ ([day], i) => {
      while (at + 1 < note_days.length && note_days[at + 1] <= day) at += 1;
      const lines = /** @type {Pattern[]} */ (at < 0 ? [] : table.patterns[table.notes[1][at]]);
      return [day, lines.map((line) => text(line, numbers[i]))];
    });

    const [event_steps, lengths, titles, event_lows, event_flags] = table.events;
    const events = running_sum(event_steps).map(/** @returns {EventRow} */ (day, i) => [
      day, day + lengths[i], null, titles[i] || "", event_lows[i], event_flags[i],
    ]);
    return { ...table, changes, totals, notes, events };
  };
})();
