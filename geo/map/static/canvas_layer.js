/* A layer of the map that is one canvas over the whole view. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  // Leaflet's types leave out what its own layers override.
  const renderer = /** @type {any} */ (L.Renderer.prototype);

  /** @type {Record<string, any> & ThisType<CanvasLayer>} */
  const methods = {
    options: { padding: 0.25 },

    /** @type {(paint: Paint, options?: object) => void} */
    initialize(paint, options) {
      renderer.initialize.call(this, options);
      this._paint = paint;
    },

    /** Whether it lies under the circles. */
    is_ground() { return this.options.pane === "tilePane"; },

    /** Draws on a context whose units are layer points.
        @type {(context: Context2D) => void} */
    paint(context) { this._paint(context, this); },

    redraw() {
      if (!this._map || !this._bounds) return;
      const context = parts.context_of(this._container);
      const ratio = window.devicePixelRatio || 1;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, this._container.width, this._container.height);
      const { x, y } = this._bounds.min;
      context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
      this.paint(context);
    },

    _initContainer() {
      this._container = parts.element("canvas", { class: "timemap-canvas", "aria-hidden": "true" });
    },

    _destroyContainer() {
      this._container.remove();
      // Leaflet makes a new one only where there is none.
      delete /** @type {any} */ (this)._container;
    },

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      renderer._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      this._container.width = size.x * ratio;
      this._container.height = size.y * ratio;
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.redraw();
    },
  };

  /* A canvas over the whole view. `paint(context, layer)` draws in layer points. */
  parts.CanvasLayer = /** @type {any} */ (L.Renderer.extend(methods));
})();
