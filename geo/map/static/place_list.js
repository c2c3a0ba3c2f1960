/* The circles once more, as buttons by name: for keyboards and for those who hear the page. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { element, spoken_lines } = parts;

  /* The list; `on_choose` is called with a place's id, the painter told which has the focus. */
  parts.build_place_list = function build_place_list(painter, on_choose) {
    const list = element("ul");
    const node = element("section", { class: "timemap-list" }, [list]);
    /** @type {Map<string, { item: HTMLLIElement, button: HTMLButtonElement }>} */
    const made = new Map();
    /** @type {Intl.Collator | null} */
    let collator = null; // of the language of now

    /** @type {(place_id: string) => { item: HTMLLIElement, button: HTMLButtonElement }} */
    function entry_of(place_id) {
      const known = made.get(place_id);
      if (known) return known;
      const button = element("button", { type: "button" });
      button.addEventListener("click", () => on_choose(place_id));
      button.addEventListener("focus", () => painter.point_at({ hovered: place_id }));
      button.addEventListener("blur", () => painter.point_at({ hovered: null }));
      const entry = { item: element("li", {}, [button]), button };
      made.set(place_id, entry);
      return entry;
    }

    return {
      node,
      list,
      show(circles, selected, texts) {
        const { lang } = document.documentElement;
        if (!collator || (lang && lang !== collator.resolvedOptions().locale)) {
          collator = new Intl.Collator(lang || undefined);
        }
        const { compare } = collator;
        const by_name = circles.toSorted((one, other) => compare(one.name, other.name));
        const items = by_name.map((circle) => {
          const { item, button } = entry_of(circle.place_id);
          button.textContent = `${circle.name}: ${spoken_lines(circle, texts).join(", ")}`;
          button.setAttribute("aria-pressed", String(circle.place_id === selected));
          return item;
        });
        // Items that stand where they were keep the focus.
        const same = items.length === list.children.length
          && items.every((item, index) => list.children[index] === item);
        if (!same) list.replaceChildren(...items);
      },
    };
  };
})();
