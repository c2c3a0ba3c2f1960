/* The scene as it is shown where its slider stands: its title, words, reports and sources are those
   of the event or the days that the map shows, never of others. */
(function () {
  "use strict";
  const { present } = window;
  const { content, texts } = present;

  /** What an author wrote of the scene as a whole, and what is counted of it: of none of its days.
      @type {Partial<PresentScene>} */
  const OF_THE_WHOLE = {
    own: false, at_rest: "", changed: "", when: "", basis: "", second: "", checked: "", sure: "", spoken: "",
    source_line: "", filters: "", code: "", persons: [],
  };

  /* The scene at this reading of its slider; `times` are those of the table that is played. */
  present.at_position = function at_position(scene, { since, until, heading, text }, times) {
    const { table, positions, reports } = /** @type {SceneMap} */ (scene.map);
    const by_event = table.mode === "event";
    const counted = by_event && since === until ? texts.people : texts.detentions;
    /** @type {PresentScene} */
    const bare = {
      ...scene, ...OF_THE_WHOLE, title: heading, sentence: /\d/.test(text) ? counted : "",
      playing: scene.played, reports: [], sources: [],
    };
    if (!since || !until) return { ...bare, figure: text };
    const [first, last] = [times.day_of_iso(since), times.day_of_iso(until)];
    const held = positions.filter(([day]) => day <= (by_event ? first : last)).pop();
    const rows = reports.filter(([, , from, to]) => first <= from && to <= last)
      .map(([number]) => number);
    return {
      ...bare,
      ...(held ? content.words[held[1]] : {}),
      figure: text,
      reports: rows,
      sources: [...new Set(rows.flatMap((number) => content.reports[number].source_ids))],
    };
  };
})();
