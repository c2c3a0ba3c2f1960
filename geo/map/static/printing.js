/* The map on paper: a picture in the light colours, as wide as a page whatever the screen is, since
   no script runs any more when the browser lays a page out for its printer. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { element } = parts;

  const ON_PAPER = { width: 700, height: 390 }; // pixels; the width of the text of an A4 page
  const DOTS_PER_PIXEL = 3;

  /** A canvas with all that is drawn on the map now.
      @type {(map: CountryMap, size: Size, background: string) => HTMLCanvasElement} */
  function picture_of(map, { width, height }, background) {
    const canvas = element("canvas", {
      class: "timemap-picture", width: width * DOTS_PER_PIXEL, height: height * DOTS_PER_PIXEL,
    });
    const context = parts.context_of(canvas);
    context.fillStyle = background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    /** @type {CanvasLayer[]} */
    const layers = [];
    map.eachLayer((layer) => { if (layer instanceof parts.CanvasLayer) layers.push(layer); });
    layers.sort((one, other) => Number(other.is_ground()) - Number(one.is_ground()));
    const { x, y } = map.containerPointToLayerPoint([0, 0]).multiplyBy(DOTS_PER_PIXEL);
    for (const layer of layers) {
      context.setTransform(DOTS_PER_PIXEL, 0, 0, DOTS_PER_PIXEL, -x, -y);
      layer.paint(context);
    }
    return canvas;
  }

  /** Gives the frame around this page the width of paper, which Chromium does not when it prints.
      What it returns takes that back.
      @type {() => Stop} */
  function widen_frame() {
    const frame = /** @type {HTMLElement | null} */ (window.frameElement);
    if (!frame) return () => {};
    const before = frame.style.width;
    frame.style.width = `${ON_PAPER.width}px`;
    frame.getBoundingClientRect(); // lays it out now: there is no later
    return () => { frame.style.width = before; };
  }

  /* Puts the picture in the place of the map while the page is printed. `draw_legend` is called
     when the circles have their size on paper, `restored` when the map is back. Gives what stops
     it. */
  parts.follow_printing = function follow_printing({ map, shell, painter }, draw_legend, restored) {
    const { theme, view } = /** @type {Ground} */ (map.timemap_ground);
    /** @type {HTMLCanvasElement | null} */
    let picture = null;
    let give_back = () => {};

    function before() {
      if (picture) return;
      give_back = widen_frame();
      theme.print(true);
      painter.keep_clear([]);
      shell.classList.add("timemap-on-paper");
      picture = view.at_size(ON_PAPER, () => {
        const drawn = picture_of(map, ON_PAPER, theme.colors.land_outside);
        draw_legend();
        return drawn;
      });
      map.getContainer().prepend(picture);
    }

    function after() {
      if (!picture) return;
      picture.remove();
      picture = null;
      give_back();
      shell.classList.remove("timemap-on-paper");
      theme.print(false);
      restored();
    }

    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return function stop() {
      after();
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  };
})();
