/* Jump to: what somebody in the room asks for, by a city, a date, an event or a scene's number. It
   is looked for in the scene's own table first, then in the whole table; nothing leaves the page. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;
  const parts = window.timemap_parts;
  const { content, texts, fill } = present;
  const MOST = 8;
  const MOST_EVENTS_OF_A_CITY = 4;
  const ENGLISH = ["january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december"];

  /* Letters as the ear takes them: no case, no accents, no punctuation. */
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function times_of(scene) {
    if (!scene || !scene.map) return null;
    const table = parts.unpack(scene.map.table);
    return { table, times: parts.read_timetable(table, []), names: scene.map.names };
  }

  // -- Dates ----------------------------------------------------------------------------------

  function month_of(word) {
    const months = content.slider_texts.months.map(fold);
    const starts = (name) => word.length >= 3 && (name.startsWith(word) || word.startsWith(name));
    const found = [months, ENGLISH].map((names) => names.findIndex(starts) + 1);
    return found.find(Boolean) || null;
  }

  const two = (number) => String(number).padStart(2, "0");

  /* {day} as ISO date, or {month: "2019-10"}, or null: of 2019-10-26, 26.10.2019, 26 October 2019,
     October 2019. */
  function read_date(text) {
    const numeric = text.match(/^\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\s*$/);
    const turned = text.match(/^\s*(\d{1,2})[./](\d{1,2})[./](\d{4})\s*$/);
    let year, month, day;
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
    return parts.is_iso_date(iso) ? { day: iso } : null;
  }

  function in_words(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    const { date, months } = content.slider_texts;
    return fill(date, { year, month: months[month - 1], day });
  }

  // -- Looking --------------------------------------------------------------------------------

  const whole = times_of(content.question);

  /* Places whose names hold what was typed, those that begin with it first. */
  function places_in(source, typed) {
    const asked = fold(typed);
    if (!source || asked.length < 2) return [];
    const rank = (names) => {
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

  const latest_name = ({ names }) => names[names.length - 1][1];

  /* The events with a figure of this place alone, the last one first; days as ISO dates. */
  function events_at(place_id) {
    const { times } = whole;
    return [...times.events].reverse().flatMap(([first, last, , title]) => {
      const circle = times.circles(first, first).find((one) => one.place_id === place_id);
      if (!circle) return [];
      const days = { first: times.iso_of_day(first), last: times.iso_of_day(last) };
      return [{ ...days, title, label: circle.label, name: circle.name }];
    });
  }

  /* What fits the typed text: [{text, note, go: {where, iso, place_id, scene}}, ...]. */
  present.matches = function matches(typed, scene) {
    const found = [];
    const own = scene === content.question ? null : times_of(scene);
    const number = Number(typed.trim());
    if (/^\d{1,3}$/.test(typed.trim()) && content.scenes[number - 1]) {
      found.push(scene_match(number - 1));
    }
    const date = read_date(typed);
    if (date) found.push(...city_on_date(typed, date), ...date_matches(date, own));
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
          .forEach((event) => found.push(event_match(event)));
      }
    }
    const asked = fold(typed);
    content.scenes.forEach(({ title }, index) => {
      if (asked.length > 2 && fold(title).includes(asked)) found.push(scene_match(index));
    });
    return found.slice(0, MOST);
  };

  /* "Almaty 26 October 2019": the city in the event of that day. */
  function city_on_date(typed, { day, month }) {
    const words = fold(typed).split(" ").filter((word) => !/\d/.test(word) && !month_of(word));
    if (!whole || !words.length) return [];
    return places_in(whole, words.join(" ")).slice(0, 2).flatMap((place) => events_at(place.id)
      .filter(({ first, last }) => (day
        ? first <= day && day <= last : first.slice(0, 7) <= month && month <= last.slice(0, 7)))
      .map((event) => place_match(place.id, event)));
  }

  function place_match(place_id, { first, title, label, name }) {
    return { text: `${name}: ${label}`, note: title,
      go: { where: "question", iso: first, place_id } };
  }

  function scene_match(index) {
    const { title } = content.scenes[index];
    return { text: fill(texts.scene, { number: index + 1, title }), note: "", go: { scene: index } };
  }

  function event_match([first, , , title], text) {
    return { text: text || title, note: texts.question,
      go: { where: "question", iso: whole.times.iso_of_day(first) } };
  }

  function date_matches({ day, month }, own) {
    const found = [];
    if (day && own && own.times.span > 0) {
      const at = own.times.day_of_iso(day);
      if (at >= 0 && at <= own.times.span) {
        found.push({ text: in_words(day), note: texts.on_this_scene,
          go: { where: "scene", iso: day } });
      }
    }
    if (!whole) return found;
    const { times } = whole;
    const iso = (event, end) => times.iso_of_day(event[end]);
    if (month) {
      const within = times.events.filter((event) => iso(event, 0).slice(0, 7) <= month
        && month <= iso(event, 1).slice(0, 7));
      return [...found, ...within.map((event) => event_match(event))];
    }
    const on_day = times.events.filter((event) => iso(event, 0) <= day && day <= iso(event, 1));
    if (on_day.length) return [...found, ...on_day.map((event) => event_match(event))];
    const before = times.events.filter((event) => iso(event, 1) < day).pop();
    const after = times.events.find((event) => iso(event, 0) > day);
    return [
      ...found,
      { text: fill(texts.no_event, { date: in_words(day) }), note: "", go: null },
      ...(before ? [event_match(before, fill(texts.earlier_event, { title: before[3] }))] : []),
      ...(after ? [event_match(after, fill(texts.later_event, { title: after[3] }))] : []),
    ];
  }

  // -- The field ------------------------------------------------------------------------------

  /* {node, open(typed, scene)}; `on_go(go)` is called with what was chosen. */
  present.jump_pane = function jump_pane(on_go) {
    const input = element("input", {
      type: "text", autocomplete: "off", spellcheck: "false", maxlength: "80", role: "combobox",
      "aria-expanded": "true", "aria-controls": "present-matches", "aria-label": texts.jump,
      placeholder: texts.jump_hint,
    });
    const list = element("ul", { id: "present-matches", role: "listbox", "aria-label": texts.jump });
    const nothing = element("p", { class: "present-quiet", role: "status" });
    const node = present.dialog(texts.jump, "present-jump", [input, list, nothing]);
    let scene = null;
    let found = [];
    let at = 0;

    function choose(match) {
      if (!match || !match.go) return;
      node.close();
      on_go(match.go);
    }

    function mark(next) {
      at = next;
      [...list.children].forEach((item, index) => {
        item.setAttribute("aria-selected", index === at);
        if (index === at) item.scrollIntoView({ block: "nearest" });
      });
      input.setAttribute("aria-activedescendant", found.length ? `present-match-${at}` : "");
    }

    function look() {
      found = present.matches(input.value, scene);
      list.replaceChildren(...found.map((match, index) => {
        const item = element("li", {
          id: `present-match-${index}`, role: "option", "aria-disabled": match.go ? null : "true",
        }, [element("span", {}, [match.text]), element("small", {}, [match.note])]);
        item.addEventListener("click", () => choose(match));
        return item;
      }));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", Boolean(found.length));
      nothing.textContent = input.value.trim() && !found.length ? texts.no_match : "";
      mark(Math.max(0, found.findIndex(({ go }) => go)));
    }

    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && found.length) {
        event.preventDefault();
        mark((at + step + found.length) % found.length);
      } else if (event.key === "Enter") {
        event.preventDefault();
        choose(found[at]);
      }
    });

    return {
      node,
      open(typed, of_scene) {
        scene = of_scene;
        input.value = typed;
        node.showModal();
        input.focus();
        look();
      },
    };
  };
})();
