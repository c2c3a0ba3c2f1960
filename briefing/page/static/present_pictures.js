/* The pictures of scenes without a map: what the app has drawn as SVG, and the steps in which a
   number was added up. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;

  /* One drawing for each width of window; the stylesheet shows the one whose letters are read. */
  function drawn(/** @type {PresentScene} */ { pictures = [] }) {
    const reader = new DOMParser();
    return pictures.map((svg) => {
      const { documentElement } = reader.parseFromString(svg, "image/svg+xml");
      return element("div", { class: "present-drawn" }, [document.importNode(documentElement, true)]);
    });
  }

  function passport(/** @type {PresentScene} */ scene) {
    const rows = (scene.reports || []).map((number) => present.content.reports[number]);
    return [
      element("ol", { class: "present-steps", "aria-label": present.texts.steps },
        (scene.outline || []).map(([depth, text]) => element(
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
  present.pictures = { regions: drawn, incident: drawn, passport };
})();
