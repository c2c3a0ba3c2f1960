/* What every script here builds with: elements, icons, names for controls. Loaded first. */
(function () {
  "use strict";
  const parts = (window.timemap_parts = /** @type {TimemapParts} */ ({}));

  /* A new element; attributes as given, children as nodes or as text, never as markup. */
  parts.element = function element(tag, attributes = {}, children = []) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) made.setAttribute(name, String(value));
    }
    made.append(...children);
    return made;
  };

  /* The text as markup that shows it letter for letter, where Leaflet takes nothing else. */
  parts.markup_of = function markup_of(text) {
    return parts.element("span", {}, [text]).innerHTML;
  };

  /* A drawing of one path in a square of 24 units, hidden from those who hear the page. */
  parts.icon = function icon(path) {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    const shape = document.createElementNS(space, "path");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    shape.setAttribute("d", path);
    drawing.append(shape);
    return drawing;
  };

  parts.context_of = function context_of(canvas) {
    return /** @type {Context2D} */ (canvas.getContext("2d"));
  };

  parts.name_control = function name_control(control, text) {
    control.setAttribute("aria-label", text);
    control.title = text;
  };

  /* Does what can wait once the picture that is being made is on the screen. The frame after it has
     begun by then: a task right behind the first would still hold up its painting. In a hidden tab,
     where nothing is painted, it is done after a fifth of a second. */
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
})();
