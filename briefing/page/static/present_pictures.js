/* The pictures of scenes without a map: bars of regions, reports of an incident on one scale, and
   the steps in which a number was added up. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;
  const MOST_TICKS = 5;

  const has_number = ({ low, high }) => low !== null || high !== null;
  const top_of = ({ low, high }) => Math.max(low || 0, high || 0);
  const share = (part, whole) => `${((100 * part) / whole).toFixed(3)}%`;

  /* The end of a scale and the round numbers on it. */
  function scale_to(largest) {
    const rough = Math.max(1, largest) / MOST_TICKS;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = Math.max(1, [1, 2, 5, 10].find((times) => times * power >= rough) * power);
    const end = Math.ceil(Math.max(1, largest) / step) * step;
    const ticks = [];
    for (let tick = 0; tick <= end; tick += step) ticks.push(tick);
    return { end, ticks };
  }

  function axis({ end, ticks }) {
    const number = new Intl.NumberFormat(present.content.language);
    return element("div", { class: "present-axis", "aria-hidden": "true" }, ticks.map((tick) => (
      element("span", { style: `left: ${share(tick, end)}` }, [number.format(tick)])
    )));
  }

  /* A bar from zero to the low, a paler one on to the high, an arrow where there is no end. */
  function bar(row, { end }) {
    const parts = [];
    if (row.low) parts.push(element("i", { class: "present-low", style: `width: ${share(row.low, end)}` }));
    const from = row.low || 0;
    if ((row.high || 0) > from) {
      const style = `left: ${share(from, end)}; width: ${share(row.high - from, end)}`;
      parts.push(element("i", { class: "present-high", style }));
    }
    if (row.open_ended && has_number(row)) {
      parts.push(element("i", { class: "present-open", style: `left: ${share(top_of(row), end)}` }));
    }
    return element("span", { class: "present-bar", "aria-hidden": "true" }, parts);
  }

  function regions(scene) {
    const rows = scene.bars.filter(has_number);
    rows.sort((one, other) => top_of(other) - top_of(one) || one.name.localeCompare(other.name));
    const scale = scale_to(Math.max(0, ...rows.map(top_of)));
    const silent = new Map();
    scene.bars.filter((row) => !has_number(row)).forEach(({ label, name }) => {
      silent.set(label, [...(silent.get(label) || []), name]);
    });
    return [
      element("ol", { class: "present-bars" }, rows.map((row) => element("li", {}, [
        element("span", { class: "present-name" }, [row.name]),
        bar(row, scale),
        element("strong", {}, [row.label]),
      ]))),
      ...(rows.length ? [axis(scale)] : []),
      ...scene.beyond.flatMap((text) => present.line(text, "present-beyond")),
      ...[...silent].map(([label, names]) => element("p", { class: "present-silent" }, [
        element("strong", {}, [`${label}: `]), names.join(", "),
      ])),
    ];
  }

  /* Where a report stands on the scale: a dot, a bar to its high, an arrow for "or more". */
  function span_of(row, { end }) {
    if (!has_number(row)) return element("span", { class: "present-span" });
    const from = row.low === null ? 0 : row.low;
    const to = row.high === null ? from : row.high;
    const open = row.high === null;
    const style = `left: ${share(from, end)}; width: ${share(to - from, end)}`;
    return element("span", { class: "present-span", "aria-hidden": "true" }, [
      element("i", { class: `present-range${open ? " present-open" : ""}`, style }),
    ]);
  }

  function incident(scene) {
    const rows = scene.reports.map((number) => present.content.reports[number]);
    const tops = [...rows.filter(has_number).map(top_of), scene.low || 0];
    const scale = scale_to(Math.max(...tops) * 1.05);
    const with_number = rows.some(has_number);
    return [
      element("ol", { class: "present-lines" }, rows.map((row) => element("li", {
        class: row.counts ? null : "present-aside",
      }, [
        element("div", { class: "present-row" }, [
          element("span", { class: "present-name" }, [
            row.origin, element("small", {}, [row.basis]),
          ]),
          span_of(row, scale),
          element("strong", {}, [row.figure]),
        ]),
        ...(row.words ? [element("blockquote", { lang: row.words_language }, [row.words])] : []),
        ...present.line(row.translation && `${present.texts.in_english}: ${row.translation}`,
          "present-translation"),
        ...present.line([row.where, row.counts ? "" : present.texts.counted_not]
          .filter(Boolean).join(" \u00b7 "), "present-where"),
      ]))),
      ...(with_number ? [axis(scale)] : []),
    ];
  }

  function passport(scene) {
    const rows = scene.reports.map((number) => present.content.reports[number]);
    return [
      element("ol", { class: "present-steps", "aria-label": present.texts.steps },
        scene.outline.map(([depth, text]) => element(
          "li", { style: `--depth: ${depth}`, class: `present-step-${Math.min(depth, 2)}` }, [text],
        ))),
      ...(rows.length ? [element("h3", {}, [present.texts.reports])] : []),
      element("ul", { class: "present-rests" }, rows.map((row) => element("li", {}, [
        element("strong", {}, [row.figure]),
        element("span", {}, [[row.origin, row.basis, row.where].filter(Boolean).join(" \u00b7 ")]),
      ]))),
    ];
  }

  /* The picture of a scene of this kind, as nodes. */
  present.pictures = { regions, incident, passport };
})();
