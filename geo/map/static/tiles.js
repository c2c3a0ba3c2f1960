/* Street tiles of a foreign host, over the drawn land and under the circles. Nobody is asked before
   the reader has opened the words that say what this reveals, and has switched it on; nothing
   remembers it. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { element, markup_of } = parts;

  const PANE = "tiles";
  const OVER_THE_LAND = 300; // Leaflet's panes of the land and of the circles have 200 and 400
  const PATIENCE = 10_000; // milliseconds without one picture, beyond which nobody waits

  /** @type {(map: CountryMap, tiles: Tiles) => import("leaflet").TileLayer} */
  function tile_layer(map, { template, subdomains, attribution }) {
    if (!map.getPane(PANE)) map.createPane(PANE).style.zIndex = String(OVER_THE_LAND);
    return new L.TileLayer(template, {
      pane: PANE,
      subdomains,
      attribution: markup_of(attribution), // Leaflet writes it as markup
      maxZoom: map.getMaxZoom(),
      noWrap: true,
    });
  }

  /** The notes keep clear of what is said about the tiles, however many lines that takes.
      @type {(map: CountryMap) => Stop} */
  function measure_attribution(map) {
    const said = /** @type {HTMLElement} */ (map.attributionControl.getContainer());
    const { style } = map.getContainer();
    const observer = new ResizeObserver(() => {
      style.setProperty("--timemap-attribution", `${said.offsetHeight}px`);
    });
    observer.observe(said);
    return () => {
      observer.disconnect();
      style.removeProperty("--timemap-attribution");
    };
  }

  /** Calls tell(key of a text, or "") as the pictures of the part that is looked at come or fail.
      @type {(layer: import("leaflet").TileLayer, tell: (key: string) => void) => Stop} */
  function follow_loading(layer, tell) {
    let came = 0;
    let failed = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    const say = () => tell(failed ? (came ? "tiles_gaps" : "tiles_failed") : "");
    layer.on({
      loading() {
        came = failed = 0;
        waiting = setTimeout(() => { if (!came) tell("tiles_failed"); }, PATIENCE);
      },
      tileload() {
        came += 1;
        say();
      },
      tileerror() {
        failed += 1;
        say();
      },
      load() { clearTimeout(waiting); },
    });
    return () => {
      clearTimeout(waiting);
      layer.off();
      tell("");
    };
  }

  /* The switch for street tiles. It is folded to one button, as the legend is. */
  parts.tiles_switch = function tiles_switch(map, tiles) {
    const button = element("button", { type: "button", "aria-expanded": "false" });
    const box = element("input", { type: "checkbox", "aria-describedby": "timemap-tiles-told" });
    const name = element("span");
    const told = element("p", { id: "timemap-tiles-told" });
    const body = element("div", { class: "timemap-tiles-body" }, [
      element("label", {}, [box, name]), told,
    ]);
    const problem = element("p", { class: "timemap-tiles-problem", role: "status" });
    const node = element("div", { class: "timemap-tiles" }, [button, body, problem]);
    let texts = /** @type {Texts} */ ({});
    let trouble = "";
    /** @type {Stop | null} */
    let take_off = null;

    /** @type {(wanted: boolean) => void} */
    function open(wanted) {
      body.hidden = !wanted;
      button.setAttribute("aria-expanded", String(wanted));
    }

    /** @type {(text: string) => string} */
    function with_host(text) { return String(text).replaceAll("{host}", tiles.host); }

    /** @type {(key: string) => void} */
    function tell(key) {
      trouble = key;
      const text = key ? with_host(texts[key]) : "";
      if (problem.textContent !== text) problem.textContent = text;
    }

    function switch_on() {
      const layer = tile_layer(map, tiles);
      const unfollow = follow_loading(layer, tell);
      layer.addTo(map);
      const unmeasure = measure_attribution(map);
      take_off = () => {
        layer.remove();
        unfollow();
        unmeasure();
        take_off = null;
      };
    }

    button.addEventListener("click", () => open(Boolean(body.hidden)));
    box.addEventListener("change", () => {
      if (box.checked) switch_on();
      else if (take_off) take_off();
    });
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || body.hidden) return;
      event.stopPropagation();
      open(false);
      button.focus();
    });
    open(false);

    return {
      node,
      write(given) {
        texts = given;
        button.textContent = texts.tiles;
        name.textContent = texts.tiles_show;
        told.textContent = with_host(texts.tiles_told);
        tell(trouble);
      },
      remove() {
        if (take_off) take_off();
        node.remove();
      },
    };
  };
})();
