/* Where the reader put the thumb, and which single event that chose: both last while other filters
   come and go. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /** @type {TimemapParts["position"]} */
  parts.position = function position(slider) {
    /** Null at the end of the track, where the thumb stays when other filters move that end.
        @type {IsoDate | null} */
    let put_at = null;
    /** The days of the event, whatever filters hide it.
        @type {{ since: IsoDate, until: IsoDate } | null} */
    let event = null;

    /* A single event that is shown is chosen. */
    function choose() {
      if (slider.table.mode !== "event" || event) return;
      const { since, until } = slider.dates(slider.table);
      event = since && until ? { since, until } : null;
    }

    /* The day on which the thumb stands. */
    function day() {
      const { span, day_of_iso } = slider.timetable;
      const found = put_at === null ? span : day_of_iso(put_at);
      return found < 0 || found > span ? span : slider.timetable.stop_at(found);
    }

    return {
      put_at: () => put_at,
      follow() {
        slider.day = day();
        choose();
      },
      begin({ since, until, mode }) {
        const { span, day_of_iso } = slider.timetable;
        const date = mode === "event" ? since : until;
        if (date && day_of_iso(date) < span) put_at = date;
        if (mode === "event" && since && until) event = { since, until };
        this.follow();
      },
      put(wanted) {
        const { span, iso_of_day, stop_at } = slider.timetable;
        const next = stop_at(wanted);
        slider.day = next;
        put_at = next === span ? null : iso_of_day(next);
        event = null;
        choose();
      },
      let_event_go() { event = null; },
      vacant() {
        const { table, timetable } = slider;
        if (table.mode !== "event" || !event) return null;
        const { span, day_of_iso, clamp } = timetable;
        const [first, last] = [day_of_iso(event.since), day_of_iso(event.until)];
        if (last < 0 || first > span) return null;
        const shown = timetable.event_on(slider.day);
        if (shown && shown[1] >= first && shown[0] <= last) return null;
        return { first: clamp(first), last: clamp(last) };
      },
    };
  };
})();
