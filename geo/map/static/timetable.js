/* The table of changes, made quick to ask: what holds on a day. Days are whole numbers counted from
   the table's first day, in UTC throughout, so that no time zone can shift one. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const MILLISECONDS_PER_DAY = 86400000;
  /** @type {Total} */
  const NO_TOTAL = [0, null, null, 0, "", 0];
  /** @type {Note} */
  const NO_NOTES = [0, []];

  /** @type {(iso: IsoDate) => number} */
  function epoch_day(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    return Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;
  }

  /** @type {(day: number) => IsoDate} */
  function iso_date(day) {
    return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
  }

  /** @type {<Row extends [Day, ...any[]]>(rows: Row[]) => Row[]} */
  function by_day(rows) {
    return [...rows].sort((one, other) => one[0] - other[0]);
  }

  /** The number of rows (sorted, day first) that begin on or before this day.
      @type {(rows: [Day, ...any[]][], day: Day) => number} */
  function count_until(rows, day) {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle][0] <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last row that begins on or before this day.
      @type {<Row extends [Day, ...any[]]>(rows: Row[], day: Day) => Row | undefined} */
  function row_on(rows, day) {
    return rows[count_until(rows, day) - 1];
  }

  /** @typedef {[since: Day, name: string][]} SortedNames */

  /** @type {(names: DatedNames) => SortedNames} */
  function dated(names) {
    return by_day(names.map(([day, name]) => [day === null ? -Infinity : day, name]));
  }

  /** @type {(names: SortedNames, day: Day) => string} */
  function name_on(names, day) {
    return (row_on(names, day) || names[0])[1];
  }

  /** @type {(place: Pick<Place, "area">) => { area?: true }} */
  const area_of = ({ area }) => (area ? { area } : {});

  /* Whether the text is a day that there is, YYYY-MM-DD: 2019-02-30 is none. */
  parts.is_iso_date = function is_iso_date(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  };

  /* A table made quick to ask. */
  parts.read_timetable = function read_timetable(table, labels) {
    const origin = epoch_day(table.first);
    const span = Math.max(0, epoch_day(table.last) - origin);
    /** @type {Change[][]} */
    const changes = table.places.map(() => []);
    by_day(table.changes).forEach((row) => changes[row[1]].push(row));
    const places = table.places.map((place, index) => ({
      ...place, names: dated(place.names), changes: changes[index],
    }));
    const cities = (labels || []).map((city) => ({ ...city, names: dated(city.names) }));
    const totals = by_day(table.totals);
    const notes = by_day(table.notes);
    const events = by_day(table.events);
    /** @type {Timetable["states"] | null} */
    let states = null;

    /** @type {Timetable["event_on"]} */
    function event_on(day) {
      return row_on(events, day) || null;
    }

    /** The days that a position stands for in a mode; nulls before the first event.
        @type {Timetable["period"]} */
    function period(mode, window_days, day) {
      if (mode === "window") {
        return { first: Math.max(0, day - (window_days || 1) + 1), last: day };
      }
      if (mode !== "event") return { first: 0, last: day };
      const event = event_on(day);
      return event ? { first: event[0], last: event[1] } : { first: null, last: null };
    }

    /** @type {Timetable["clamp"]} */
    const clamp = (day) => Math.min(span, Math.max(0, day));
    const stops = (table.stops || []).map((day) => /** @type {[Day]} */ ([day]));

    /** @type {Timetable["stop_at"]} */
    function stop_at(day, from = day) {
      if (!stops.length) return clamp(day);
      const passed = count_until(stops, day);
      const back = day < from || (passed > 0 && stops[passed - 1][0] === day);
      return stops[Math.min(stops.length - 1, Math.max(0, back ? passed - 1 : passed))][0];
    }

    return {
      span,
      events,
      searched: table.searched || null,
      told: table.told || "",
      event_on,
      period,
      is_empty: !table.changes.length && !events.length,
      iso_of_day: (day) => iso_date(origin + day),
      day_of_iso: (iso) => epoch_day(iso) - origin,
      clamp,
      stop_at,
      largest: table.changes.reduce(
        (most, [, , low, high]) => Math.max(most, low || 0, high || 0), 1,
      ),
      /* Every state that the table can show, for the legend; made when it is asked for. */
      get states() {
        states ??= table.changes
          .map(([, index, low, high, flags]) => ({ low, high, flags, ...area_of(places[index]) }))
          .filter(({ low, high, flags }) => low !== null || high !== null || flags);
        return states;
      },
      /* The circles on a day, with the names of `name_day`. */
      circles(day, name_day) {
        return places.flatMap((place) => {
          const { id, latitude, longitude, names, changes: rows } = place;
          const row = row_on(rows, day);
          if (!row || (row[2] === null && row[3] === null && !row[4])) return [];
          const [, , low, high, flags, label] = row;
          const name = name_on(names, name_day);
          return [{
            place_id: id, name, latitude, longitude, low, high, flags, label, ...area_of(place),
          }];
        });
      },
      cities: (day) => cities.map(({ names, latitude, longitude, rank }) => ({
        name: name_on(names, day), latitude, longitude, rank,
      })),
      total(day) {
        const [, low, high, flags, text, placed] = row_on(totals, day) || NO_TOTAL;
        return { low, high, flags, text, placed };
      },
      notes: (day) => (row_on(notes, day) || NO_NOTES)[1],
      /* The first days of the nearest events before and after this day, or null. */
      day_of_next_event(day) {
        const next = events[count_until(events, day)];
        return next && next[0] <= span ? next[0] : null;
      },
      day_of_previous_event(day) {
        const previous = events[count_until(events, day - 1) - 1];
        return previous && previous[0] >= 0 ? previous[0] : null;
      },
    };
  };
})();
