/* The land under the circles: its outline, regions, rivers and lakes.

   basemap(map, {style, url | data}) draws the land once and keeps `map.timemap_ground`. `data` is
   the content of kazakhstan.json, for pages that carry everything with them; `url` is where to
   fetch it from. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /** A point in pixels of a world that is 256 pixels wide.
      @type {(longitude: number, latitude: number) => Point} */
  function world_point(longitude, latitude) {
    return L.CRS.EPSG3857.latLngToPoint(L.latLng(latitude, longitude), 0);
  }

  /** Adds a line of positions, or all lines of a deeper list, to the path.
      @type {(path: Path2D, coordinates: any[]) => void} */
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

  /** A path through all of a GeoJSON object, in pixels of a world that is 256 pixels wide.
      @type {(geojson: import("geojson").GeoJSON) => Path2D} */
  function path_of(geojson) {
    const path = new Path2D();
    (function walk(/** @type {any} */ part) {
      if (!part) return;
      (part.features || part.geometries || []).forEach(walk);
      walk(part.geometry);
      if (part.coordinates) trace_coordinates(path, part.coordinates);
    })(geojson);
    return path;
  }

  /** Fades the map out towards the box at which the data end, so that no cut edge shows.
      @type {(
        context: Context2D, box: Extent, degrees: number, color: string,
      ) => void} */
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

  /** What draws the land.
      @type {(data: Land, style: Style, theme: Theme, map: CountryMap) => Paint} */
  function land_painter(data, style, theme, map) {
    const paths = Object.fromEntries(
      Object.entries(data).map(([name, part]) => [name, path_of(part)]),
    );
    const { base, view } = style;
    const box = path_of({ type: "Polygon", coordinates: [[
      [view.data.west, view.data.south], [view.data.west, view.data.north],
      [view.data.east, view.data.north], [view.data.east, view.data.south],
    ]] });

    return function paint(context) {
      const colors = theme.colors;
      const scale = 2 ** map.getZoom();
      const origin = map.getPixelOrigin();
      /** @type {(path: Path2D | undefined, color: string) => void} */
      const fill = (path, color) => {
        context.fillStyle = color;
        if (path) context.fill(path, "evenodd");
      };
      /** @type {(path: Path2D | undefined, color: string, width: number) => void} */
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

  /** @type {(from: { url?: string, data?: Land | null }) => Promise<Land>} */
  async function read_land({ url, data }) {
    if (data) return data;
    const response = await fetch(String(url), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response.json();
  }

  /* The ground of a map, made when first asked for, with or without land. */
  parts.ground_of = function ground_of(map, style) {
    if (!map.timemap_ground) {
      map.getContainer().classList.add("timemap-map");
      const theme = parts.watch_theme(style);
      map.timemap_ground = { theme, view: parts.watch_view(map, style), ready: Promise.resolve() };
    }
    return map.timemap_ground;
  };

  /* Says on the map, once it is known, that the land did not come. */
  parts.tell_lost_land = async function tell_lost_land(map, text) {
    const ground = map.timemap_ground;
    if (ground) await ground.ready;
    if (!ground || !ground.lost) return;
    ground.told = ground.told || parts.element("p", { class: "timemap-lost", role: "status" });
    ground.told.textContent = text;
    map.getContainer().append(ground.told);
  };

  const LOOK_AGAIN = 50; // milliseconds

  /* Fulfilled when the stylesheet has come, without which every layer lies somewhere else. */
  parts.styled = function styled() {
    return new Promise((done) => {
      (function look() {
        const root = getComputedStyle(document.documentElement);
        if (root.getPropertyValue("--timemap-style")) done(null);
        else setTimeout(look, LOOK_AGAIN);
      })();
    });
  };

  /* Marks the frame of the map, and the root of the page around it while any frame there has the
     mark: a style that looked for the frame itself would be asked at every change of the page. */
  parts.mark_frame = function mark_frame(mark, is_so) {
    const frame = window.frameElement;
    if (!frame) return;
    frame.toggleAttribute(mark, is_so);
    const page = frame.ownerDocument;
    page.documentElement.toggleAttribute(mark, page.querySelector(`iframe[${mark}]`) !== null);
  };
  window.addEventListener("pagehide", () => {
    for (const mark of /** @type {FrameMark[]} */ (["data-drawn", "data-playing"])) {
      parts.mark_frame(mark, false);
    }
  });

  /* The page around a map says what is lost until the map is marked as drawn. */
  parts.mark_drawn = function mark_drawn() {
    parts.mark_frame("data-drawn", true);
  };

  window.basemap = function basemap(map, { style, url, data }) {
    const ground = parts.ground_of(map, style);
    ground.ready = read_land({ url, data }).then(async (land) => {
      await ground.circles;
      const paint = land_painter(land, style, ground.theme, map);
      const layer = new parts.CanvasLayer(paint, { pane: "tilePane", padding: 0.4 });
      layer.addTo(map);
      ground.theme.listen(() => layer.redraw());
    }).catch((problem) => {
      console.warn("The base map is not there:", problem);
      ground.lost = true;
    });
    return ground;
  };
})();
