/* The map of a scene with its slider. One map at a time: it is made when its scene opens and is
   gone when the scene closes. */
(function () {
  "use strict";
  const { present } = window;
  const parts = window.timemap_parts;
  const LARGER = 1.5; // times as large as on a desk: it is read from the back row
  const NEAR = 12; // pixels beside a legend in which a circle would lie under it
  const FOLDED = 50; // pixels of a legend that is folded, at most
  const OPEN_FROM = 560; // pixels of map: nobody in a room can unfold what is folded

  /** The style of the map with all that is drawn on it larger.
      @type {(style: Style) => Style} */
  function for_a_room(style) {
    const { frame } = style;
    return { ...style, frame: {
      ...frame,
      reference_pixels: frame.reference_pixels / LARGER,
      largest_scale: frame.largest_scale * LARGER,
    } };
  }

  /* Draws the scene's map in the box. `on.read` is called whenever a day is shown, with the scene as
     it is shown there, `on.place` when a circle is chosen. */
  present.open_map = function open_map(box, scene, on) {
    const { content, land } = present;
    const given = /** @type {SceneMap} */ (scene.map);
    const node = parts.element("div", { class: "present-map" });
    box.replaceChildren(node);
    /** @type {CountryMap} */
    const map = L.map(node, {
      keyboard: false,
      trackResize: false,
      zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
      fadeAnimation: false,
      center: [48.5, 66.9],
      zoom: 4,
    });
    const style = for_a_room(content.style);
    window.basemap(map, { style, data: land, url: content.land_url });
    const played = parts.unpack(given.table);
    const times = parts.read_timetable(played, []);
    /** @type {TimemapHandle | null} */
    let handle = null; // absent while the map is being made
    /** @type {Reading | null} */
    let home = null; // where the scene begins
    let swapped = !given.rest;
    /** @type {string | null} */
    let place = null;
    let closed = false;

    /** @type {Options} */
    const options = {
      texts: content.slider_texts,
      style,
      wide: OPEN_FROM,
      language: content.language,
      labels: content.labels[given.labels],
      modes: [],
      initial: given.initial,
      on_show: read,
    };

    /** @type {(reading: Reading) => void} */
    function read(reading) {
      home = home || reading;
      const is_home = home.since === reading.since && home.until === reading.until;
      const at_rest = is_home && (swapped === !given.rest);
      if (!at_rest && !swapped) {
        // The scene began with its whole period; from now on its days are played.
        queueMicrotask(swap);
        return;
      }
      const still = at_rest && !(handle && handle.is_playing());
      on.read(still ? scene : present.at_position(scene, reading, times), reading);
    }

    function swap() {
      if (swapped || closed || !handle) return;
      swapped = true;
      handle.update(given.table, { ...options, initial: null });
    }

    /** @type {OnChange} */
    function heard(state) {
      if (state.place_id === place) return;
      place = state.place_id;
      on.place(place);
    }

    const slider = window.timemap(map, given.rest || given.table, options, heard);
    handle = slider;
    const has_slider = times.span > 0 && times.events.length + played.changes.length > 0;
    box.classList.toggle("present-still", !has_slider);
    // A hand that lets the slider go gives the keys back to the scenes.
    box.addEventListener("pointerup", give_keys_back);
    box.addEventListener("click", give_keys_back);

    /** @type {(event: MouseEvent) => void} */
    function give_keys_back(event) {
      if (event.type === "click" && event.detail === 0) return; // a key pressed the button
      setTimeout(() => {
        const active = /** @type {HTMLElement | null} */ (document.activeElement);
        if (active && box.contains(active) && !active.matches("input, select")) active.blur();
      });
    }

    /* A legend that lies on a place, where a circle may come, or on a large city waits folded. */
    function clear_legend() {
      const legend = box.querySelector(".timemap-legend");
      if (closed || !legend) return;
      const at = legend.getBoundingClientRect();
      const { left, top } = node.getBoundingClientRect();
      const cities = content.labels[given.labels].filter(({ rank }) => rank === 0);
      const covers = [...played.places, ...cities].some(({ latitude, longitude }) => {
        const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
        return x > at.left - left && x < at.right - left + NEAR
          && y > at.top - top && y < at.bottom - top + NEAR;
      });
      const fold = legend.querySelector("button");
      if (fold && covers && at.height > FOLDED) fold.click();
    }
    parts.after_picture(clear_legend);

    /** The last day on which the place has a figure on this map, null if on none.
        @type {(place_id: string) => IsoDate | null} */
    function last_day_of(place_id) {
      const index = played.places.findIndex(({ id }) => id === place_id);
      const days = [...new Set(played.changes.map(([day]) => day))].reverse();
      const found = days.find((day) => times.circles(day, day).some((c) => c.place_id === place_id));
      return index < 0 || found === undefined ? null : times.iso_of_day(found);
    }

    return {
      has_slider,
      state: () => slider.state(),
      is_playing: () => slider.is_playing(),
      play() {
        if (!swapped) {
          swap();
          // Single events go on from that of the scene, not from the first of the table.
          const { since } = given.initial;
          const own = times.events.find(([, last]) => times.iso_of_day(last) >= (since || ""));
          if (own && played.mode === "event") slider.go(times.iso_of_day(Math.max(0, own[0])));
        }
        if (has_slider) slider.play();
      },
      stop: () => slider.stop(),
      go(iso) {
        swap();
        slider.go(iso);
      },
      /* Opens a place; where it has no circle now, on the last day on which it has one. */
      select(place_id) {
        const there = slider.circles().some((circle) => circle.place_id === place_id);
        const iso = there || !place_id ? null : last_day_of(place_id);
        if (iso) {
          swap();
          slider.go(iso);
        }
        slider.select(place_id);
      },
      circle: (place_id) => slider.circles().find((circle) => circle.place_id === place_id),
      /* The reports on a place in the days that are shown, those on it alone first. */
      reports(place_id) {
        const { since, until } = slider.state();
        if (!since || !until) return [];
        const [first, last] = [times.day_of_iso(since), times.day_of_iso(until)];
        return given.reports
          .filter(([, places, from, to]) => (
            places.includes(place_id) && first <= from && to <= last
          ))
          .sort((one, other) => one[1].length - other[1].length)
          .map(([number, places]) => ({ row: content.reports[number], alone: places.length === 1 }));
      },
      close() {
        closed = true;
        box.removeEventListener("pointerup", give_keys_back);
        box.removeEventListener("click", give_keys_back);
        const { theme, view } = parts.ground_of(map, style);
        slider.destroy();
        theme.stop();
        view.stop();
        map.remove();
        box.replaceChildren();
        box.classList.remove("present-still");
      },
    };
  };
})();
