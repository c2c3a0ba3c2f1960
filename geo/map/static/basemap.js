/* The quiet map under the circles: a canvas that follows the map, the colours of the page, the
   view of the country, and the land itself. Plain script; needs Leaflet only.

   basemap(map, {style, url | data}) draws the land once and keeps `map.timemap_ground`:
   {theme, view, ready, circles}. `circles`, where somebody has set it, is a promise that the land
   waits for: one thread draws both, and a reader came for the circles. `style` is style.json;
   `data` is the content of kazakhstan.json, for pages that carry everything with them, `url` the
   place to fetch it from. */
(function () {
  "use strict";
  const parts = (window.timemap_parts = window.timemap_parts || {});

  /* A canvas over the whole view. `paint(context, layer)` draws in layer points. */
  parts.CanvasLayer = L.Renderer.extend({
    options: { padding: 0.25 },

    initialize(paint, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this._paint = paint;
    },

    /* Whether it lies under the circles. */
    is_ground() { return this.options.pane === "tilePane"; },

    /* Draw on a context whose units are layer points. */
    paint(context) { this._paint(context, this); },

    redraw() {
      if (!this._map || !this._bounds) return;
      const context = this._container.getContext("2d");
      const ratio = window.devicePixelRatio || 1;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this._container.width, this._container.height);
      const { x, y } = this._bounds.min;
      context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
      this.paint(context);
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas", "timemap-canvas");
      this._container.setAttribute("aria-hidden", "true");
    },

    _destroyContainer() {
      this._container.remove();
      delete this._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      this._container.width = size.x * ratio;
      this._container.height = size.y * ratio;
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.redraw();
    },
  });

  /* Do what can wait once the picture that is being made is on the screen. The frame after it has
     begun by then: a task right behind the first would still hold up its painting. Where nothing
     is painted, in a hidden tab, the clock says when. */
  parts.after_picture = function after_picture(action) {
    let is_done = false;
    const once = () => {
      if (is_done) return;
      is_done = true;
      action();
    };
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
    setTimeout(once, 200);
  };

  // -- Colours --------------------------------------------------------------------------------

  function is_dark(color) {
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }

  /* The colours to draw with now: the light ones on paper; on a screen Streamlit sets two custom
     properties in a component's frame, and anywhere else the reader's system decides. */
  function read_colors(style, on_paper) {
    if (on_paper) return { ...style.colors.light };
    const root = getComputedStyle(document.documentElement);
    const paper = root.getPropertyValue("--background-color").trim();
    const ink = root.getPropertyValue("--text-color").trim();
    const dark = paper ? is_dark(paper) : matchMedia("(prefers-color-scheme: dark)").matches;
    const colors = { ...style.colors[dark ? "dark" : "light"] };
    if (paper) colors.paper = paper;
    if (ink) colors.ink = ink;
    return colors;
  }

  /* {colors, listen(function), print(on_paper), stop()}: the colours now, and word when they
     change. */
  function watch_theme(style) {
    const listeners = new Set();
    let on_paper = false;
    const theme = {
      colors: {},
      listen(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      print(wanted) {
        on_paper = wanted;
        read();
      },
      stop() {
        observer.disconnect();
        system.removeEventListener("change", read);
      },
    };
    function read() {
      const colors = read_colors(style, on_paper);
      if (JSON.stringify(colors) === JSON.stringify(theme.colors)) return;
      theme.colors = colors;
      const { dark } = style.colors;
      document.documentElement.classList.toggle("timemap-dark", colors.land === dark.land);
      for (const [name, color] of Object.entries(colors)) {
        document.documentElement.style.setProperty(`--timemap-${name.replaceAll("_", "-")}`, color);
      }
      listeners.forEach((listener) => listener());
    }
    const system = matchMedia("(prefers-color-scheme: dark)");
    const observer = new MutationObserver(read);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    observer.observe(document.documentElement, { attributes: true });
    system.addEventListener("change", read);
    read();
    return theme;
  }

  // -- View -----------------------------------------------------------------------------------

  function bounds_of({ west, south, east, north }) {
    return L.latLngBounds([south, west], [north, east]);
  }

  /* A wheel over the map scrolls the page, as a reader expects, until the map is clicked into. */
  function zoom_by_wheel_only_when_asked(map) {
    const container = map.getContainer();
    map.scrollWheelZoom.disable();
    container.addEventListener("wheel", (event) => {
      const inside = document.hasFocus() && container.contains(document.activeElement);
      map.scrollWheelZoom[inside || event.ctrlKey ? "enable" : "disable"]();
    }, { capture: true, passive: true });
  }

  /* One finger scrolls the page over a map that shows the whole country; closer, it moves the map.
     Two fingers zoom either way. */
  function drag_by_touch_only_when_close(map, home_zoom) {
    if (!matchMedia("(pointer: coarse)").matches) return;
    const close = map.getZoom() > home_zoom + 0.1;
    map.dragging[close ? "enable" : "disable"]();
  }

  const MOST_OF_HEIGHT_RESERVED = 0.2;

  /* {fit(), measure(), is_home(), reserve(pixels), go(center, zoom), at_size(size, action),
     listen(function), stop()}.
     Each new size of the frame is fitted with the country, or with where go() went, until somebody
     moves the map; only a person's moves reach the listener. */
  function watch_view(map, style) {
    const rules = style.view;
    let ours = false;
    let reserved = { top: 0, bottom: 0 };
    let home_zoom = 0;
    // Not setMaxBounds(): that pans by itself after each move, and nobody could tell who moved.
    const limits = bounds_of(rules.limits);
    let settle = fit; // what to do when the frame has another size; nothing once a person moved
    let listener = () => {};

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
        map.options.maxBounds = null; // a tall frame shows more than these bounds
        const home = bounds_of(rules.home);
        const edge = rules.padding;
        const always = Math.min(reserved.bottom, size.y * MOST_OF_HEIGHT_RESERVED);
        const zoom = map.getBoundsZoom(home, false, L.point(2 * edge, 2 * edge + always));
        const north = map.project(home.getNorthWest(), zoom).y;
        const south = map.project(home.getSouthEast(), zoom).y;
        const spare = Math.max(0, size.y - 2 * edge - always - (south - north));
        const bottom = Math.min(reserved.bottom - always, spare);
        map.fitBounds(home, {
          reset: true,
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

    map.options.maxBoundsViscosity = 1;
    map.setMaxZoom(rules.largest_zoom);
    zoom_by_wheel_only_when_asked(map);
    map.on("movestart", () => { if (!ours) settle = () => {}; });
    map.on("moveend", () => { if (!ours) listener(); });
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
        settle = () => quietly(() => {
          // What fit() once showed comes back as it was, though no person could have moved there.
          map.options.zoomSnap = 0;
          if (limits.contains(center)) map.options.maxBounds = null;
          if (zoom < map.getMinZoom()) map.setMinZoom(zoom);
          map.setView(center, zoom, { reset: true });
          map.options.zoomSnap = rules.zoom_step;
          map.options.maxBounds = limits;
        });
        settle();
      },
      /* What the action returns, done while the map has this size and shows the country, or the
         part of it that a person chose. */
      at_size({ width, height }, action) {
        const container = map.getContainer();
        const [center, zoom, before] = [map.getCenter(), map.getZoom(), container.style.cssText];
        const { x, y } = map.getSize();
        const kept = reserved;
        const resize = (css) => {
          container.style.cssText = css;
          map.invalidateSize({ animate: false });
          reserved = { top: 0, bottom: 0 };
          fit(); // the smallest zoom follows from it too
          reserved = kept;
        };
        const show = (to) => {
          map.options.zoomSnap = 0;
          map.setView(center, to, { animate: false, reset: true });
          map.options.zoomSnap = rules.zoom_step;
        };
        return quietly(() => {
          resize(`position: fixed; width: ${width}px; height: ${height}px !important`);
          if (settle !== fit) show(zoom + Math.log2(Math.min(width / x, height / y)));
          try {
            return action();
          } finally {
            resize(before);
            if (settle !== fit) show(zoom);
            else fit();
          }
        });
      },
      listen(next) { listener = next; },
      stop() { observer.disconnect(); },
    };
  }

  // -- Land -----------------------------------------------------------------------------------

  function world_point(longitude, latitude) {
    return L.CRS.EPSG3857.latLngToPoint(L.latLng(latitude, longitude), 0);
  }

  function trace_coordinates(path, coordinates) {
    if (!coordinates.length) return;
    if (typeof coordinates[0][0] !== "number") {
      coordinates.forEach((inner) => trace_coordinates(path, inner));
      return;
    }
    coordinates.forEach(([longitude, latitude], index) => {
      const { x, y } = world_point(longitude, latitude);
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
  }

  /* A path through all of a GeoJSON object, in pixels of a world that is 256 pixels wide. */
  function path_of(geojson) {
    const path = new Path2D();
    (function walk(part) {
      if (!part) return;
      (part.features || part.geometries || []).forEach(walk);
      walk(part.geometry);
      if (part.coordinates) trace_coordinates(path, part.coordinates);
    })(geojson);
    return path;
  }

  /* The data end at a box; the paper takes over gently before that, so no cut edge shows. */
  function fade_edges(context, box, degrees, color) {
    const inner = {
      west: box.west + degrees, east: box.east - degrees,
      south: box.south + degrees / 2, north: box.north - degrees / 2,
    };
    const min = world_point(box.west, box.north);
    const max = world_point(box.east, box.south);
    const inner_min = world_point(inner.west, inner.north);
    const inner_max = world_point(inner.east, inner.south);
    [
      [min.x, min.y, inner_min.x, min.y],
      [max.x, min.y, inner_max.x, min.y],
      [min.x, min.y, min.x, inner_min.y],
      [min.x, max.y, min.x, inner_max.y],
    ].forEach(([from_x, from_y, to_x, to_y]) => {
      const gradient = context.createLinearGradient(from_x, from_y, to_x, to_y);
      gradient.addColorStop(0, color);
      gradient.addColorStop(1, `${color}00`);
      context.fillStyle = gradient;
      context.fillRect(min.x - 1, min.y - 1, max.x - min.x + 2, max.y - min.y + 2);
    });
  }

  function land_painter(data, style, theme, map) {
    const paths = Object.fromEntries(
      Object.entries(data).map(([name, part]) => [name, path_of(part)]),
    );
    const { base, view } = style;
    const box = path_of({ coordinates: [[
      [view.data.west, view.data.south], [view.data.west, view.data.north],
      [view.data.east, view.data.north], [view.data.east, view.data.south],
    ]] });

    return function paint(context) {
      const colors = theme.colors;
      const scale = 2 ** map.getZoom();
      const origin = map.getPixelOrigin();
      const fill = (path, color) => {
        context.fillStyle = color;
        if (path) context.fill(path, "evenodd");
      };
      const stroke = (path, color, width) => {
        context.strokeStyle = color;
        context.lineWidth = width / scale;
        if (path) context.stroke(path);
      };
      context.translate(-origin.x, -origin.y);
      context.scale(scale, scale);
      context.lineJoin = "round";
      fill(box, colors.water);
      fill(paths.land, colors.land_outside);
      fill(paths.country, colors.land);
      stroke(paths.rivers, colors.river, base.river_width);
      fill(paths.lakes, colors.water);
      stroke(paths.region_lines, colors.region_line, base.region_width);
      stroke(paths.borders, colors.border, base.border_width);
      stroke(paths.country, colors.country_line, base.country_width);
      fade_edges(context, view.data, base.fade_degrees, colors.land_outside);
    };
  }

  async function read_land({ url, data }) {
    if (data) return data;
    const response = await fetch(url, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response.json();
  }

  /* What lies under the circles: theme and view. Made once a map, with or without land. */
  parts.ground_of = function ground_of(map, style) {
    if (!map.timemap_ground) {
      map.getContainer().classList.add("timemap-map");
      const theme = watch_theme(style);
      map.timemap_ground = { theme, view: watch_view(map, style), ready: Promise.resolve() };
    }
    return map.timemap_ground;
  };

  window.basemap = function basemap(map, { style, url, data }) {
    const ground = parts.ground_of(map, style);
    ground.ready = read_land({ url, data }).then(async (land) => {
      await ground.circles;
      const paint = land_painter(land, style, ground.theme, map);
      const layer = new parts.CanvasLayer(paint, { pane: "tilePane", padding: 0.4 });
      layer.addTo(map);
      ground.theme.listen(() => layer.redraw());
    }).catch((problem) => console.warn("The base map is not there:", problem));
    return ground;
  };
})();
