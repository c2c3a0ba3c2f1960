/* The slider of the map: shows the state of one day, moves it by hand, by key or by playing, and
   tells what the reader chose. Knows Leaflet and the parts beside it; no folium, no Streamlit.

   timemap(map, table, options, on_change) draws the table on the map and puts the slider under it;
   timemap_packed() does so with table and options as geo/map/packing.py makes them. Their forms
   stand in geo/map/timemap.d.ts. Called again on the same map, it updates the slider that is there.
   It returns a handle, kept at window.timemap_handle too. on_change(state) is called when something
   has come to rest, never while the slider moves. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  window.timemap = function timemap(map, table, options, on_change) {
    if (map.timemap_handle) {
      map.timemap_handle.update(table, options, on_change);
      return map.timemap_handle;
    }
    const made = new parts.Slider(map, table, options, on_change || (() => {}));
    const handle = {
      destroy: () => made.destroy(),
      update: made.update.bind(made),
      state: () => made.state(),
      figure: () => ({ ...made.dates(made.table), ...made.total() }),
      circles: () => made.painter.drawn(),
      play: () => { if (!made.player.is_playing()) made.player.play(); },
      stop: () => made.player.stop(),
      is_playing: () => made.player.is_playing(),
      go(/** @type {IsoDate} */ iso) {
        made.go(made.timetable.day_of_iso(iso));
        made.settle();
      },
      select: (/** @type {string | null} */ place_id) => made.select(place_id),
    };
    map.timemap_handle = handle;
    window.timemap_handle = handle;
    return handle;
  };

  /* The same for a table and options as they travel; the land waits until the circles are there,
     and they for the stylesheet. */
  window.timemap_packed = function timemap_packed(map, table, options, on_change) {
    const came = Promise.all([parts.decompress(table, options), parts.styled()]);
    const shown = came.then(([[unpacked, words]]) => {
      window.timemap(map, unpacked, words, on_change);
      return new Promise((done) => parts.after_picture(() => done(null)));
    });
    if (map.timemap_ground) map.timemap_ground.circles = shown.catch(() => {});
  };
})();
