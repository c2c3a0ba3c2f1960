/* What somebody in the room asks for, found by a city, a date, an event or a scene's number: in the
   scene's own table first, then in the whole table. Nothing leaves the page. */
(function () {
  "use strict";
  const { present } = window;
  const { date_text, fill, is_iso_date, read_timetable, unpack } = window.timemap_parts;
  const { content, texts } = present;
  const MOST = 8;
  const MOST_EVENTS_OF_A_CITY = 4;
  const ENGLISH = ["january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december"];

  /** A table that is looked in: as rows, by day, and with all names that its places ever had.
      @typedef {{ table: Table, times: Timetable, names: Record<string, string[]> }} Source */
  /** A day, or a month such as "2019-10".
      @typedef {{ day: IsoDate, month?: undefined } | { day?: undefined, month: string }} Asked */
  /** An event at one place, its days as ISO dates.
      @typedef {{
        first: IsoDate, last: IsoDate, title: string, label: string, name: string,
      }} PlaceEvent */

  /** An event that can be led to, its days as ISO dates.
      @typedef {{
        first: IsoDate, last: IsoDate, title: string, match: (text: string) => Match,
      }} Known */

  /** A text without case, accents and punctuation.
      @type {(text: string) => string} */
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** @type {(scene: PresentScene | null) => Source | null} */
  function source_of(scene) {
    if (!scene || !scene.map) return null;
    const table = unpack(scene.map.table);
    return { table, times: read_timetable(table, []), names: scene.map.names };
  }

  // -- Dates ----------------------------------------------------------------------------------

  /** The number of a month by its name, or by the first three letters or more of it.
      @type {(word: string) => number | null} */
  function month_of(word) {
    const months = content.slider_texts.months.map(fold);
    const starts = (/** @type {string} */ name) => (
      word.length >= 3 && (name.startsWith(word) || word.startsWith(name))
    );
    const found = [months, ENGLISH].map((names) => names.findIndex(starts) + 1);
    return found.find(Boolean) || null;
  }

  const two = (/** @type {string | number} */ number) => String(number).padStart(2, "0");

  /** What day or month is meant by 2019-10-26, 26.10.2019, 26 October 2019, October 2019; or null.
      @type {(text: string) => Asked | null} */
  function read_date(text) {
    const numeric = text.match(/^\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\s*$/);
    const turned = text.match(/^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$/);
    /** @type {string | number | null | undefined} */
    let month;
    /** @type {string | undefined} */
    let year;
    /** @type {string | undefined} */
    let day;
    if (numeric) [, year, month, day] = numeric;
    else if (turned) [, day, month, year] = turned;
    else {
      const words = fold(text).split(" ");
      year = words.find((word) => /^(199|20)\d\d?$/.test(word) && word.length === 4);
      day = words.find((word) => /^\d{1,2}$/.test(word));
      month = words.map(month_of).find(Boolean);
    }
    if (!year || !month) return null;
    if (!day) return { month: `${year}-${two(month)}` };
    const iso = `${year}-${two(month)}-${two(day)}`;
    return is_iso_date(iso) ? { day: iso } : null;
  }

  // -- Looking --------------------------------------------------------------------------------

  const whole = source_of(content.question);

  /** Places whose names hold what was typed, those that begin with it first.
      @type {(source: Source | null, typed: string) => Place[]} */
  function places_in(source, typed) {
    const asked = fold(typed);
    if (!source || asked.length < 2) return [];
    const rank = (/** @type {string[]} */ names) => {
      const folded = names.map(fold);
      if (folded.some((name) => name === asked)) return 0;
      if (folded.some((name) => name.startsWith(asked))) return 1;
      return asked.length > 2 && folded.some((name) => name.includes(asked)) ? 2 : 9;
    };
    return source.table.places
      .map((place) => ({ place, rank: rank(source.names[place.id] || []) }))
      .filter((found) => found.rank < 9)
      .sort((one, other) => one.rank - other.rank)
      .map(({ place }) => place);
  }

  const latest_name = (/** @type {Place} */ { names }) => names[names.length - 1][1];

  /** The events with a figure of this place alone, the last one first.
      @type {(place_id: string) => PlaceEvent[]} */
  function events_at(place_id) {
    if (!whole) return [];
    const { times } = whole;
    return [...times.events].reverse().flatMap(([first, last, , title]) => {
      const circle = times.circles(first, first).find((one) => one.place_id === place_id);
      if (!circle) return [];
      const days = { first: times.iso_of_day(first), last: times.iso_of_day(last) };
      return [{ ...days, title, label: circle.label, name: circle.name }];
    });
  }

  /* What fits the typed text, the best first. */
  present.matches = function matches(typed, scene) {
    /** @type {Match[]} */
    const found = [];
    const own = scene === content.question ? null : source_of(scene);
    const number = Number(typed.trim());
    if (/^\d{1,3}$/.test(typed.trim()) && content.scenes[number - 1]) {
      found.push(scene_match(number - 1));
    }
    const date = read_date(typed);
    if (date) {
      found.push(...city_on_date(typed, date), ...own_scenes(date), ...date_matches(date, own));
    }
    places_in(own, typed).slice(0, 3).forEach((place) => {
      found.push({ text: latest_name(place), note: texts.on_this_scene,
        go: { where: "scene", place_id: place.id } });
    });
    if (whole) {
      places_in(whole, typed).slice(0, 3).forEach((place) => {
        events_at(place.id).slice(0, MOST_EVENTS_OF_A_CITY)
          .forEach((event) => found.push(place_match(place.id, event)));
      });
      const asked = fold(typed);
      if (asked.length > 2 && !date) {
        whole.times.events.filter(([, , , title]) => fold(title).includes(asked))
          .forEach((event) => found.push(event_match(event, whole.times)));
      }
    }
    const asked = fold(typed);
    content.scenes.forEach(({ title }, index) => {
      if (asked.length > 2 && fold(title).includes(asked)) found.push(scene_match(index));
    });
    return each_once(found).slice(0, MOST);
  };

  /** A scene that an event and a date both lead to is offered once.
      @type {(found: Match[]) => Match[]} */
  function each_once(found) {
    const known = new Set();
    return found.filter(({ go, text }) => {
      const where = go ? JSON.stringify(go) : text;
      return !known.has(where) && known.add(where);
    });
  }

  // -- A scene of its own ---------------------------------------------------------------------

  /** The scene that counts all of these days or of their event, a map before the others.
      @type {(first: IsoDate, last: IsoDate, only_map?: boolean) => number | null} */
  function scene_of_days(first, last, only_map = false) {
    const fits = content.scenes.flatMap(({ of_days, kind }, index) => (
      of_days && of_days[0] === first && of_days[1] === last ? [{ kind, index }] : []
    ));
    const best = fits.find(({ kind }) => kind === "map") || (only_map ? undefined : fits[0]);
    return best ? best.index : null;
  }

  /** @type {(asked: Asked) => Match[]} */
  function own_scenes({ day }) {
    const own = day ? scene_of_days(day, day) : null;
    return own === null ? [] : [scene_match(own)];
  }

  /** The scenes whose map shows an event on this day: of a kind that the whole table leaves out, as
      a state of emergency is.
      @type {(day: IsoDate) => Match[]} */
  function scenes_with_event_on(day) {
    return content.scenes.flatMap((scene, index) => {
      const source = source_of(scene);
      if (!source) return [];
      const { events, iso_of_day } = source.times;
      const shows = events.some(([first, last]) => (
        iso_of_day(first) <= day && day <= iso_of_day(last)
      ));
      return shows ? [scene_match(index)] : [];
    });
  }

  /** "Almaty 26 October 2019": the city in the event of that day.
      @type {(typed: string, asked: Asked) => Match[]} */
  function city_on_date(typed, { day, month = "" }) {
    const words = fold(typed).split(" ").filter((word) => !/\d/.test(word) && !month_of(word));
    if (!whole || !words.length) return [];
    return places_in(whole, words.join(" ")).slice(0, 2).flatMap((place) => events_at(place.id)
      .filter(({ first, last }) => (day
        ? first <= day && day <= last : first.slice(0, 7) <= month && month <= last.slice(0, 7)))
      .map((event) => place_match(place.id, event)));
  }

  /** @type {(place_id: string, event: PlaceEvent) => Match} */
  function place_match(place_id, { first, last, title, label, name }) {
    const own = scene_of_days(first, last, true);
    return { text: `${name}: ${label}`, note: title,
      go: own === null ? { where: "question", iso: first, place_id } : { scene: own, place_id } };
  }

  /** @type {(index: number) => Match} */
  function scene_match(index) {
    const { title } = content.scenes[index];
    return { text: fill(texts.scene, { number: index + 1, title }), note: "", go: { scene: index } };
  }

  /** @type {(event: EventRow, times: Timetable, text?: string) => Match} */
  function event_match([first, last, , title], times, text) {
    const own = scene_of_days(times.iso_of_day(first), times.iso_of_day(last));
    if (own !== null) return { ...scene_match(own), note: text || title };
    return { text: text || title, note: texts.question,
      go: { where: "question", iso: times.iso_of_day(first) } };
  }

  /** @type {(asked: Asked, own: Source | null) => Match[]} */
  function date_matches({ day, month }, own) {
    /** @type {Match[]} */
    const found = [];
    if (day && own && own.times.span > 0) {
      const at = own.times.day_of_iso(day);
      const event = own.times.event_on(at);
      const is_shown = own.table.mode !== "event" || (event !== null && at <= event[1]);
      if (at >= 0 && at <= own.times.span && is_shown) {
        found.push({ text: date_text(day, content.slider_texts), note: texts.on_this_scene,
          go: { where: "scene", iso: day } });
      }
    }
    if (!whole) return found;
    const { times } = whole;
    /** @type {(event: EventRow, end: 0 | 1) => IsoDate} */
    const iso = (event, end) => times.iso_of_day(event[end]);
    if (month) {
      const within = times.events.filter((event) => iso(event, 0).slice(0, 7) <= month
        && month <= iso(event, 1).slice(0, 7));
      return [...found, ...within.map((event) => event_match(event, times))];
    }
    if (!day) return found;
    const in_words = date_text(day, content.slider_texts);
    const on_day = times.events.filter((event) => iso(event, 0) <= day && day <= iso(event, 1));
    if (on_day.length) return [...found, ...on_day.map((event) => event_match(event, times))];
    const in_scenes = scenes_with_event_on(day);
    if (in_scenes.length) return [...found, ...in_scenes];
    return [
      ...found,
      { text: fill(texts.no_event, { date: in_words }), note: "", go: null },
      ...nearest_to(day),
    ];
  }

  /** The last event before the day and the first after it, in the whole table or in a scene.
      @type {(day: IsoDate) => Match[]} */
  function nearest_to(day) {
    const in_scenes = content.scenes.flatMap((scene, index) => events_known(source_of(scene), index));
    const known = [...events_known(whole), ...in_scenes]
      .sort((one, other) => one.first.localeCompare(other.first));
    const over = known.filter(({ last }) => last < day);
    // Of several that begin on one day the first is that of the whole table.
    const before = over.find(({ first }) => first === over[over.length - 1].first);
    const after = known.find(({ first }) => first > day);
    return [
      ...(before ? [before.match(fill(texts.earlier_event, { title: before.title }))] : []),
      ...(after ? [after.match(fill(texts.later_event, { title: after.title }))] : []),
    ];
  }

  /** The events of a table, each with what leads to it; `index`: the scene whose table it is.
      @type {(source: Source | null, index?: number) => Known[]} */
  function events_known(source, index) {
    if (!source) return [];
    const { events, iso_of_day } = source.times;
    return events.map((event) => ({
      first: iso_of_day(event[0]),
      last: iso_of_day(event[1]),
      title: event[3],
      match: (text) => (index === undefined
        ? event_match(event, source.times, text) : { ...scene_match(index), note: text }),
    }));
  }
})();
