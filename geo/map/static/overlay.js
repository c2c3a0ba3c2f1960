/* What lies on the map over the circles: legend, notes, the switch for street tiles, the words for
   an empty map, the tip beside a circle, and the words that Leaflet itself puts there. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { element, markup_of, name_control } = parts;
  const WIDE = 900; // pixels of map that have room for the legend and the notes beside the circles
  const ROOM_FOR_NOTES = 60; // pixels, for one line and the attribution
  const GAP = 32; // pixels by which a circle in the south reaches over the edge of the country

  /* `on_fold` is called when the legend has been opened or closed. */
  parts.build_overlay = function build_overlay(map, { wide = WIDE, tiles: offered }, on_fold) {
    const container = map.getContainer();
    const is_wide = () => map.getSize().x >= wide;
    const legend = parts.build_legend(is_wide(), on_fold);
    const notes = parts.build_notes();
    const tiles = offered ? parts.tiles_switch(map, offered) : null;
    const tip = parts.build_tip(map);
    const empty = element("p", { class: "timemap-empty" });
    let attribution = "";
    let waiting = 0; // circles that are too near to others to be told apart
    let crowd = "";

    /** @type {(position: import("leaflet").ControlPosition, node: HTMLElement) => void} */
    function put(position, node) {
      const control = new L.Control({ position });
      control.onAdd = () => node;
      control.addTo(map);
      L.DomEvent.disableClickPropagation(node);
    }

    /** @type {(text: string) => void} */
    function write_attribution(text) {
      const control = map.attributionControl;
      if (!control) return;
      const markup = markup_of(text); // Leaflet writes it as markup
      control.setPrefix("Leaflet");
      if (attribution) control.removeAttribution(attribution);
      control.addAttribution(markup);
      attribution = markup;
    }

    function write_crowd() {
      notes.show_crowd(waiting ? parts.fill(crowd, { number: waiting }) : "");
    }

    /** @type {(event: import("leaflet").LeafletEvent) => void} */
    function follow_crowd(event) {
      ({ waiting } = /** @type {CrowdEvent} */ (event));
      write_crowd();
    }

    map.on("crowd", follow_crowd);
    if (map.zoomControl) map.zoomControl.setPosition("topright");
    put("topleft", legend.node);
    put("bottomleft", notes.node);
    if (tiles) put("topright", tiles.node);
    container.append(empty);
    notes.fit(is_wide());

    return {
      legend,
      notes,
      tip,
      write(texts) {
        notes.name(texts.notes);
        crowd = texts.crowd;
        write_crowd();
        legend.write(texts);
        empty.textContent = texts.empty;
        for (const [name, text] of [["in", texts.zoom_in], ["out", texts.zoom_out]]) {
          const button = container.querySelector(`.leaflet-control-zoom-${name}`);
          if (button) name_control(/** @type {HTMLElement} */ (button), text);
        }
        write_attribution(texts.attribution);
        if (tiles) tiles.write(texts);
        parts.tell_lost_land(map, texts.no_land);
      },
      show_empty(is_empty) { empty.hidden = !is_empty; },
      /* Folds and unfolds as the width of the map now asks. */
      fit() {
        notes.fit(is_wide());
        legend.fit(is_wide());
      },
      /* The pixels of the map's height that the legend and the notes take. */
      covered_edges(may_have_notes) {
        const { bottom } = container.getBoundingClientRect();
        const { node } = notes;
        const top_of_notes = node.hidden ? bottom : node.getBoundingClientRect().top;
        return {
          top: legend.is_open() ? legend.node.offsetHeight : 0,
          bottom: GAP + Math.max(may_have_notes ? ROOM_FOR_NOTES : 0, bottom - top_of_notes),
        };
      },
      /* Where on the map no name of a place can be read. */
      boxes() {
        const corner = container.getBoundingClientRect();
        return [...container.querySelectorAll(".leaflet-control")].map((control) => {
          const { left, right, top, bottom } = control.getBoundingClientRect();
          return {
            left: left - corner.left,
            right: right - corner.left,
            top: top - corner.top,
            bottom: bottom - corner.top,
          };
        });
      },
      remove() {
        map.off("crowd", follow_crowd);
        if (tiles) tiles.remove();
        [legend.node, notes.node, tip.node, empty].forEach((node) => node.remove());
      },
    };
  };
})();
