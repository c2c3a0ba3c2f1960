/* What a reader does with keys and pointer, as moves of the slider. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /** What the keys do while the thumb has the focus. From one single event an arrow leads to the
      next: the days between show nothing else.
      @type {(slider: Slider) => Record<string, () => void>} */
  function actions_of(slider) {
    const { timetable, day, player } = slider;
    const go = (/** @type {Day | null} */ next) => () => slider.go(next === null ? day : next);
    const earlier = go(timetable.day_of_previous_event(day));
    const later = go(timetable.day_of_next_event(day));
    const by_event = slider.table.mode === "event";
    return {
      ArrowLeft: by_event ? earlier : go(day - 1),
      ArrowDown: by_event ? earlier : go(day - 1),
      ArrowRight: by_event ? later : go(day + 1),
      ArrowUp: by_event ? later : go(day + 1),
      PageUp: earlier,
      PageDown: later,
      Home: go(slider.first_day()),
      End: go(timetable.span),
      " ": () => slider.toggle_play(),
      Escape: () => player.stop(),
    };
  }

  parts.listen_to_reader = function listen_to_reader(slider) {
    const { map, track, shell, painter, panel, overlay, places } = slider;

    track.thumb.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = actions_of(slider)[event.key];
      if (!act) return;
      event.preventDefault();
      slider.reporter.hold();
      act();
    });
    track.thumb.addEventListener("keyup", () => slider.settle(parts.REST));
    track.node.addEventListener("pointerdown", () => slider.player.halt());

    /* Escape closes what was opened: the legend from inside it, the place from anywhere on the map
       or its list; in the date field it takes back what was typed. */
    shell.addEventListener("keydown", ({ key, target }) => {
      if (key !== "Escape" || !(target instanceof Element)) return;
      if (overlay.legend.node.contains(target)) overlay.legend.close();
      else if (target.matches("input")) panel.complain("");
      else if (places.list.contains(target) || map.getContainer().contains(target)) {
        slider.hover(null);
        slider.select(null);
      }
    });

    /** @type {import("leaflet").LeafletEventHandlerFnMap} */
    const on_map = {
      click({ containerPoint }) {
        const circle = painter.hit(containerPoint);
        slider.select(circle ? circle.place_id : null);
      },
      mousemove: ({ containerPoint }) => slider.hover(painter.hit(containerPoint) || null),
      mouseout: () => slider.hover(null),
      dragstart: () => slider.hover(null),
      resize: () => slider.follow_frame(),
    };
    map.on(on_map);
    slider.ground.view.listen(() => slider.reporter.report(parts.REST));
    return () => map.off(on_map);
  };
})();
