/* What lies beside or over a scene when asked for: the reports on a place, where the numbers come
   from; and the clock that runs beneath. */
(function () {
  "use strict";
  const { present } = window;
  const { element, fill, icon, name_control } = window.timemap_parts;
  const { content, texts, line } = present;

  /* A button with a drawing of one path, named for those who hear the page. */
  present.icon_button = function icon_button(path, text, on_click) {
    const button = element("button", { type: "button" }, [icon(path)]);
    name_control(button, text);
    button.addEventListener("click", on_click);
    return button;
  };

  const CROSS = "M6 6l12 12M18 6L6 18";

  // -- Reports on a place ---------------------------------------------------------------------

  /* `on_close` is called by its button. */
  present.place_pane = function place_pane(on_close) {
    const heading = element("h2", { tabindex: "-1" });
    const when = element("p", { class: "present-place-when" });
    const figure = element("p", { class: "present-place-figure" });
    const body = element("div", { class: "present-scroll", tabindex: "0", role: "region" });
    const node = element("section", { class: "present-pane present-place", hidden: "" }, [
      element("header", {}, [heading, present.icon_button(CROSS, texts.close, on_close)]),
      when, figure, body,
    ]);
    return {
      node,
      show(map, place_id, heading_of_days) {
        const circle = map.circle(place_id);
        const reports = map.reports(place_id);
        const name = circle ? circle.name : place_id;
        heading.textContent = name;
        when.textContent = heading_of_days;
        body.setAttribute("aria-label", fill(texts.reports_of, { place: name }));
        figure.replaceChildren(...present.figure_parts(circle ? circle.label : ""));
        figure.title = texts.figure_of_place;
        const items = reports.map(({ row }) => present.report(row));
        body.replaceChildren(reports.length
          ? element("ul", { class: "present-reports" }, items)
          : element("p", {}, [texts.no_reports_here]));
        body.scrollTop = 0;
        node.hidden = false;
      },
      hide() { node.hidden = true; },
    };
  };

  // -- The clock ------------------------------------------------------------------------------

  /* Seconds spent on each scene. */
  present.clock = function clock() {
    let spent = content.scenes.map(() => 0);
    /** @type {number | null} */
    let at = null;
    let since = 0;
    const now = () => performance.now() / 1000;
    const until_now = () => spent.map((seconds, index) => (
      seconds + (index === at ? now() - since : 0)
    ));
    return {
      open(index) {
        spent = until_now();
        at = index;
        since = now();
      },
      spent: until_now,
      /* Goes on from these seconds; from none where there is no number. */
      go_on_from(seconds) {
        spent = content.scenes.map((_, index) => Number(seconds[index]) || 0);
        since = now();
      },
    };
  };

  // -- Where the numbers come from ------------------------------------------------------------

  /* A dialog over the scene, with a heading and a button that closes it. */
  present.dialog = function dialog(title, css, children) {
    const node = element("dialog", { class: `present-dialog ${css}`, "aria-label": title }, [
      element("header", {}, [
        element("h2", {}, [title]), present.icon_button(CROSS, texts.close, () => node.close()),
      ]),
      ...children,
    ]);
    node.addEventListener("click", (event) => { if (event.target === node) node.close(); });
    return node;
  };

  /** The nodes under a heading; without nodes no heading.
      @type {(title: string, nodes: HTMLElement[]) => HTMLElement[]} */
  function part(title, nodes) {
    return nodes.length ? [element("h3", {}, [title]), ...nodes] : [];
  }

  /** @type {(tag: "ul" | "ol", items: (Node | string)[][]) => HTMLElement[]} */
  function list(tag, items) {
    return items.length ? [element(tag, {}, items.map((item) => element("li", {}, item)))] : [];
  }

  const texts_as_list = (/** @type {string[]} */ items = []) => (
    list("ul", items.map((item) => [item]))
  );

  /** @type {(id: string) => (Node | string)[]} */
  function source_item(id) {
    const source = content.sources[id];
    const more = [source.published, source.url].filter(Boolean);
    return [
      present.link([source.publisher, source.title].filter(Boolean).join(": "), source.url),
      ...(more.length ? [element("small", {}, [` ${more.join(" \u00b7 ")}`])] : []),
      ...(source.archive_url ? [" (", present.link(texts.archived, source.archive_url), ")"] : []),
    ];
  }

  /* Version, selection, rule, sources, licence and what was left out. */
  present.about_pane = function about_pane() {
    const body = element("div", { class: "present-scroll", tabindex: "0", role: "region",
      "aria-label": texts.about });
    const node = present.dialog(texts.about, "present-about", [body]);
    const { whole } = content;
    return {
      node,
      open(scene) {
        const reports = (scene.reports || []).map((number) => content.reports[number]);
        body.replaceChildren(
          ...line(scene.problem),
          ...line([scene.sentence, scene.basis].filter(Boolean).join(", "), "present-quote"),
          ...line(scene.second), ...line(scene.checked), ...line(scene.sure), ...line(scene.changed),
          ...part(texts.choices, [...line(scene.filters),
            ...(scene.code ? [element("p", {}, [element("code", {}, [scene.code])])] : [])]),
          ...part(texts.rule, line(whole.rule)),
          ...part(texts.data, line(scene.as_of || whole.as_of)),
          ...part(texts.left_out, texts_as_list(scene.left_out)),
          ...part(texts.persons, texts_as_list(scene.persons)),
          ...part(texts.reports, reports.length
            ? [element("ul", { class: "present-reports" }, reports.map(present.report))] : []),
          ...part(texts.sources, list("ol", (scene.sources || []).map(source_item))),
          ...part(texts.sharing, texts_as_list(scene.risks)),
          ...part(texts.licence, [element("p", {}, [present.link(whole.licence, whole.licence_url)])]),
          ...part(texts.contact, line(whole.contact)),
          ...part(texts.help, line(texts.help_text)),
        );
        body.scrollTop = 0;
        node.showModal();
      },
    };
  };
})();
