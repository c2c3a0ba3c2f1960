/* Points on the base map, each with its names as text: (map, group, {points, text, no_land, asks}).

   A point is [latitude, longitude, label, state, place_id], the state "sure", "doubtful" or
   "network": told by the form too (full, ring, dashed ring). The map is a picture of what stands
   beside it, so nothing here takes the focus but the map itself.

   Where it `asks` which place a name is, a click answers: on a point with its place_id, anywhere
   else with the point in degrees. The answer {asks, at, place_id | point} is the component's value,
   `at` so that a second click on the same place is another answer. */
(function (
  /** @type {L.Map} */ map, /** @type {L.LayerGroup} */ group,
  /** @type {ShownPoints} */
  { points, text, no_land, asks },
) {
  if (!document.getElementById("places-style")) {
    const style = document.createElement("style");
    style.id = "places-style";
    // Leaflet's own sheet comes after this one: what it says too is said more exactly here.
    style.textContent = `
      .leaflet-bar { border: 1px solid var(--timemap-control-line) !important; }
      .leaflet-container .leaflet-bar :is(a, a:hover, a:focus, a.leaflet-disabled) {
        color: var(--timemap-ink); background: var(--timemap-paper);
        border-color: var(--timemap-line); }
      .leaflet-container .leaflet-bar a.leaflet-disabled.leaflet-disabled {
        color: var(--timemap-quiet-ink); opacity: .55; }
      .leaflet-container .leaflet-tooltip { max-width: 20rem; white-space: normal; width: max-content;
        font: 13px/1.35 var(--timemap-font, sans-serif); color: var(--timemap-ink);
        background: var(--timemap-paper); border-color: var(--timemap-line); }
      .leaflet-container .leaflet-tooltip::before { display: none; }
      .leaflet-control-attribution { color: var(--timemap-quiet-ink) !important;
        background: none !important; font: 11px var(--timemap-font, sans-serif) !important; }
      :focus-visible { outline: 2px solid var(--timemap-ink); outline-offset: -3px; }`;
    document.head.append(style);
  }
  const forms = {
    sure: { fillOpacity: 0.84, weight: 1.2, radius: 6.5 },
    doubtful: { fillOpacity: 0.15, weight: 2.4, radius: 7 },
    network: { fillOpacity: 0.15, weight: 2.4, radius: 7, dashArray: "3 3" },
  };
  const renderer = L.svg({ padding: 0.3 });
  /** @type {(answer: { place_id: string } | { point: [number, number] }) => void} */
  const tell = (answer) => window.parent.postMessage({
    isStreamlitMessage: true, type: "streamlit:setComponentValue", dataType: "json",
    value: { asks, at: Date.now(), ...answer },
  }, "*");
  for (const [latitude, longitude, label, state, place_id] of points) {
    const point = L.circleMarker([latitude, longitude], { ...forms[state], renderer });
    const tip = document.createElement("span");
    tip.textContent = label;
    point.bindTooltip(tip, { direction: "top" });
    point.on("add", () => {
      const { style } = /** @type {SVGElement} */ (point.getElement());
      style.fill = "var(--timemap-accent)";
      style.stroke = `var(--timemap-${state === "sure" ? "paper" : "accent"})`;
    });
    if (asks && place_id) {
      point.setRadius(10);
      point.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        tell({ place_id });
      });
    }
    point.addTo(group);
  }
  map.getContainer().style.cursor = asks ? "crosshair" : "";
  if (asks) {
    /** @type {L.LeafletMouseEventHandlerFn} */
    const clicked = ({ latlng }) => tell({ point: [latlng.lat, latlng.wrap().lng] });
    map.on("click", clicked);
    group.on("remove", () => map.off("click", clicked));
  }
  map.attributionControl.setPrefix("Leaflet");
  map.getContainer().setAttribute("aria-label", text);
  const parts = window.timemap_parts;
  parts.tell_lost_land(map, no_land);
  parts.styled().then(parts.mark_drawn);
})
