/* The part of the map that is seen: the whole country until somebody moves the map. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /** @type {(extent: Extent) => import("leaflet").LatLngBounds} */
  function bounds_of({ west, south, east, north }) {
    return L.latLngBounds([south, west], [north, east]);
  }

  /** A wheel over the map scrolls the page, as a reader expects, until the map is clicked into.
      @type {(map: CountryMap) => void} */
  function zoom_by_wheel_only_when_asked(map) {
    const container = map.getContainer();
    map.scrollWheelZoom.disable();
    container.addEventListener("wheel", (event) => {
      const inside = document.hasFocus() && container.contains(document.activeElement);
      map.scrollWheelZoom[inside || event.ctrlKey ? "enable" : "disable"]();
    }, { capture: true, passive: true });
  }

  /** One finger scrolls the page over a map that shows the whole country; closer, it moves the map.
      Two fingers zoom either way.
      @type {(map: CountryMap, home_zoom: number) => void} */
  function drag_by_touch_only_when_close(map, home_zoom) {
    if (!matchMedia("(pointer: coarse)").matches) return;
    const close = map.getZoom() > home_zoom + 0.1;
    map.dragging[close ? "enable" : "disable"]();
  }

  const MOST_OF_HEIGHT_RESERVED = 0.2;
  const AT_ONCE = { animate: false, reset: true }; // Leaflet's types do not know `reset`

  /* The view of the map. Each new size of the frame is fitted with the country, or has the centre
     and zoom that go() or a person chose; only a person's moves reach the listener. */
  parts.watch_view = function watch_view(map, style) {
    const rules = style.view;
    let ours = false;
    let reserved = { top: 0, bottom: 0 };
    let home_zoom = 0;
    // Not setMaxBounds(): that pans by itself after each move, and nobody could tell who moved.
    const limits = bounds_of(rules.limits);
    let settle = fit; // what to do when the frame has another size
    let listener = () => {};

    /** What the action returns; moves of the map within it are ours.
        @type {<T>(action: () => T) => T} */
    function quietly(action) {
      const before = ours;
      ours = true;
      try {
        return action();
      } finally {
        ours = before;
      }
    }
    function fit() {
      const size = map.getSize();
      if (!size.x || !size.y) return;
      quietly(() => {
        map.setMinZoom(0);
        map.options.zoomSnap = 0;
        map.options.maxBounds = undefined; // a tall frame shows more than these bounds
        const home = bounds_of(rules.home);
        const edge = rules.padding;
        const always = Math.min(reserved.bottom, size.y * MOST_OF_HEIGHT_RESERVED);
        const zoom = map.getBoundsZoom(home, false, L.point(2 * edge, 2 * edge + always));
        const north = map.project(home.getNorthWest(), zoom).y;
        const south = map.project(home.getSouthEast(), zoom).y;
        const spare = Math.max(0, size.y - 2 * edge - always - (south - north));
        const bottom = Math.min(reserved.bottom - always, spare);
        map.fitBounds(home, {
          ...AT_ONCE,
          paddingTopLeft: [edge, edge + Math.min(reserved.top, spare - bottom)],
          paddingBottomRight: [edge, edge + always + bottom],
        });
        map.options.zoomSnap = rules.zoom_step;
        map.options.maxBounds = limits;
        home_zoom = map.getZoom();
        map.setMinZoom(home_zoom - rules.zoom_step);
        drag_by_touch_only_when_close(map, home_zoom);
      });
    }

    /** @type {(center: import("leaflet").LatLng, zoom: number) => void} */
    function show(center, zoom) {
      quietly(() => {
        // What fit() once showed comes back as it was, though no person could have moved there.
        map.options.zoomSnap = 0;
        if (limits.contains(center)) map.options.maxBounds = undefined;
        if (zoom < map.getMinZoom()) map.setMinZoom(zoom);
        map.setView(center, zoom, AT_ONCE);
        map.options.zoomSnap = rules.zoom_step;
        map.options.maxBounds = limits;
      });
    }

    map.options.maxBoundsViscosity = 1;
    map.setMaxZoom(rules.largest_zoom);
    zoom_by_wheel_only_when_asked(map);
    map.on("movestart", () => { if (!ours) settle = () => {}; });
    map.on("moveend", () => {
      if (ours) return;
      // Leaflet keeps the centre of a map of another size to a pixel only, and it would drift.
      const [center, zoom] = [map.getCenter(), map.getZoom()];
      settle = () => show(center, zoom);
      listener();
    });
    map.on("zoomend", () => drag_by_touch_only_when_close(map, home_zoom));
    let fitted_size = L.point(0, 0); // of the frame when its map was last brought to rest
    /* Take the size of the frame as it is now; whether it is another one. The same size is not
       told to Leaflet, which would forget the exact centre that a link asked for. */
    function measure() {
      const { clientWidth, clientHeight } = map.getContainer();
      const size = L.point(clientWidth, clientHeight);
      if (size.equals(fitted_size)) return false;
      fitted_size = size;
      quietly(() => map.invalidateSize({ animate: false }));
      return true;
    }
    const observer = new ResizeObserver(() => { if (measure()) settle(); });
    measure();
    fit();
    observer.observe(map.getContainer());

    return {
      fit,
      measure,
      /* Whether the whole country is seen, as large as the frame lets it be. */
      is_home() {
        const home = bounds_of(rules.home);
        return map.getZoom() < home_zoom + rules.zoom_step && map.getBounds().contains(home);
      },
      /* Keep {top, bottom} pixels free of the country where the frame has them to spare, at the
         bottom always up to a share of the height. */
      reserve(pixels) { reserved = pixels; },
      go(center, zoom) {
        settle = () => show(L.latLng(center), zoom);
        settle();
      },
      /* What the action returns, done while the map has this size and shows the country, or the
         part of it that a person chose. */
      at_size({ width, height }, action) {
        const container = map.getContainer();
        const [center, zoom, before] = [map.getCenter(), map.getZoom(), container.style.cssText];
        const { x, y } = map.getSize();
        const kept = reserved;
        const resize = (/** @type {string} */ css) => {
          container.style.cssText = css;
          map.invalidateSize({ animate: false });
          reserved = { top: 0, bottom: 0 };
          fit(); // the smallest zoom follows from it too
          reserved = kept;
        };
        const close_up = (/** @type {number} */ to) => {
          map.options.zoomSnap = 0;
          map.setView(center, to, AT_ONCE);
          map.options.zoomSnap = rules.zoom_step;
        };
        return quietly(() => {
          resize(`position: fixed; width: ${width}px; height: ${height}px !important`);
          if (settle !== fit) close_up(zoom + Math.log2(Math.min(width / x, height / y)));
          try {
            return action();
          } finally {
            resize(before);
            if (settle !== fit) close_up(zoom);
            else fit();
          }
        });
      },
      listen(next) { listener = next; },
      stop() { observer.disconnect(); },
    };
  };
})();
