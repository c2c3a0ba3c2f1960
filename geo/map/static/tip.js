/* What stands beside the circle that the pointer is on: its name and its figure in words. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { element } = parts;
  const EDGE = 6; // pixels kept to the side of the map
  const GAP = 8; // pixels kept to the circle

  parts.build_tip = function build_tip(map) {
    const node = element("div", { class: "timemap-tip", "aria-hidden": "true" });
    const container = map.getContainer();
    container.append(node);

    return {
      node,
      /* Over this circle, or under it where the map ends above; gone where there is none. */
      show(circle, lines) {
        container.classList.toggle("timemap-pointing", Boolean(circle));
        node.classList.toggle("timemap-tip-there", Boolean(circle));
        if (!circle) return;
        const { x, y } = map.layerPointToContainerPoint([circle.x, circle.y]);
        node.replaceChildren(
          element("strong", {}, [circle.name]), ...lines.map((line) => element("span", {}, [line])),
        );
        const { offsetWidth: width, offsetHeight: height } = node;
        const left = Math.min(map.getSize().x - width - EDGE, x - width / 2);
        const above = y - circle.mark.reach - height - GAP;
        node.style.left = `${Math.max(EDGE, left)}px`;
        node.style.top = `${above < 4 ? y + circle.mark.reach + GAP : above}px`;
      },
    };
  };
})();
