/* The slider of the map: shows the state of one day, moves it by hand, by key or by playing, and
   tells what the reader chose. Knows Leaflet and the parts beside it; no folium, no Streamlit.

   timemap(map, table, options, on_change) draws the table on the map and puts the slider under it;
   timemap_packed() does so with table and options as geo/map/packing.py makes them.
   Called again on the same map, it updates the slider that is there. It returns a handle, kept at
   window.timemap_handle too: {destroy(), update(table, options), state(), figure(), circles(),
   play(), stop(), is_playing(), go(iso), select(place_id | null)}.

   table, with days as whole numbers counted from `first`, null where there is no bound, and rows
   that hold from their day on until the next one:
     first, last     the ends of the track, ISO dates
     mode            cumulative | window | event; window_days 7 | 30 | 365 | null
     places          [{id, latitude, longitude, names: [[day | null, name], ...]}, ...]
     changes         [[day, place index, low, high, flags, label], ...]; no bound and no flag: gone
     totals          [[day, low, high, flags, text, sum of the circles' lows], ...]
     notes           [[day, [line, ...]], ...]
     events          [[first day, last day, id | null, title, low, flags], ...]; the title is
                     read in the mode of single events only, the id never
     searched        {documented, runs: [[first day, last day, whether whole], ...], line, names} or
                     absent: the days that were searched; names of searched, in part, not searched
     flags           1 open-ended, 2 disputed, 4 no number, 8 reported zero, 16 far apart

   options:
     texts           every word shown, by key; `date`, `period` and `or_more` hold {placeholders},
                     `months` is a list, modes are mode_event, mode_7 ... mode_cumulative
     style           the content of style.json
     initial         {since, until, mode, place_id, zoom, center} of a link, or null; read once
     chosen          [number, place_id | null] of the last choice beside the map, each with a number
                     of its own, or null; a number not seen before opens that place here
     labels          [{names, latitude, longitude, rank}] of other cities, rank 0 the largest
     wide            pixels of map from which legend and notes lie open; 900 if absent
     modes           the modes to offer, of event, 7, 30, 365, cumulative; all if absent
    tiles           {template, subdomains, host, attribution} of street tiles that the reader may
                    switch on, all plain text; no such switch if absent
     on_show         if given, called with {since, until, heading, text} each time a day is shown,
                     also while the slider moves

   on_change(state) is called when something has come to rest, never while the slider moves; state
   is {since, until, mode, window_days, place_id, zoom, center: [latitude, longitude],
   whole_country, drawn}. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { FLAGS, element, name_control } = parts;

  const MODES = {
    event: { mode: "event", window_days: null },
    "7": { mode: "window", window_days: 7 },
    "30": { mode: "window", window_days: 30 },
    "365": { mode: "window", window_days: 365 },
    cumulative: { mode: "cumulative", window_days: null },
  };
  const MODE_ORDER = ["event", "7", "30", "365", "cumulative"];
  const REST = 300; // milliseconds without a key or a move before anybody is told
  const WIDE = 900; // pixels of map that have room for the legend and the notes beside the circles
  const ROOM_FOR_NOTES = 60; // pixels, for one line and the attribution
  const GAP = 32; // pixels by which a circle in the south reaches over the edge of the country
  const LONGEST_FRAME = 0.25; // seconds; a tab that slept goes on where it was

  // -- Words ----------------------------------------------------------------------------------

  function fill(text, values) {
    return String(text).replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function date_text(iso, texts) {
    const [year, month, day] = iso.split("-").map(Number);
    return fill(texts.date, { year, month: texts.months[month - 1], day });
  }

  function period_text({ since, until }, texts) {
    if (!since) return "";
    if (since === until) return date_text(since, texts);
    return fill(texts.period, { since: date_text(since, texts), until: date_text(until, texts) });
  }

  /* A figure as one says it: "12 or more"; then what else is known about it. */
  function spoken_lines({ label, flags }, texts) {
    const open = flags & FLAGS.open_ended && label && label.endsWith("+");
    const lines = [open ? fill(texts.or_more, { figure: label.slice(0, -1) }) : label];
    if (flags & FLAGS.no_number) lines.push(texts.legend_no_number);
    if (flags & FLAGS.zero) lines.push(texts.legend_zero);
    if (flags & FLAGS.disputed) lines.push(texts.legend_disputed);
    if (flags & FLAGS.far_apart) lines.push(texts.far_apart);
    return lines.filter(Boolean);
  }

  class TimeMap {
    constructor(map, table, options, on_change) {
      this.map = map;
      this.on_change = on_change || (() => {});
      this.style = options.style;
      this.wide = options.wide || WIDE;
      this.day = 0;
      this.selected = null;
      this.asked_mode = null; // chosen here, but its table has not come yet
      this.drawn = false;
      this.speed = 1;
      this.playing = null;
      this.ground = parts.ground_of(map, this.style);
      this.tiles = options.tiles ? parts.tiles_switch(map, options.tiles) : null;
      this.build();
      this.listen();
      this.take(table, options);
      this.choice_number = (options.chosen || [0])[0]; // `initial` holds it already
      this.start_at(options.initial || {});
      this.ground.ready.then(() => this.say_drawn());
    }

    // -- Building -----------------------------------------------------------------------------

    build() {
      const { map, ground } = this;
      const container = map.getContainer();
      this.track = parts.time_track(ground.theme, {
        pick: (day) => this.go(day),
        release: () => this.let_go(),
      });
      this.panel = parts.build_panel(this.track, {
        step: (direction) => this.step(direction),
        toggle_play: () => this.toggle_play(),
        mode: (key) => this.ask_mode(key),
        speed: (speed) => { this.speed = speed; },
        date: (text) => this.type_date(text),
        typing: () => this.stop(),
      });
      this.list = element("ul");
      this.places = element("section", { class: "timemap-list" }, [this.list]);
      this.buttons = new Map();
      this.shell = element("div", { class: "timemap" });
      this.shell.style.setProperty("--timemap-font", this.style.font);
      this.shell.style.height = container.style.height || `${container.clientHeight}px`;
      container.before(this.shell);
      this.shell.append(container, this.panel.node, this.places);
      this.build_on_map();
      this.painter = parts.circle_painter(map, this.style, ground.theme);
    }

    build_on_map() {
      if (this.map.zoomControl) this.map.zoomControl.setPosition("topright");
      this.legend_button = element("button", { type: "button", "aria-expanded": "false" });
      this.legend_body = element("div", { class: "timemap-legend-body" });
      this.legend = element(
        "div", { class: "timemap-legend" }, [this.legend_button, this.legend_body],
      );
      this.notes = parts.build_notes();
      this.put_on_map("topleft", this.legend);
      this.put_on_map("bottomleft", this.notes.node);
      if (this.tiles) this.put_on_map("topright", this.tiles.node);
      this.tip = element("div", { class: "timemap-tip", "aria-hidden": "true" });
      this.empty = element("p", { class: "timemap-empty" });
      this.map.getContainer().append(this.tip, this.empty);
      this.legend_button.addEventListener("click", () => {
        this.legend_chosen = true;
        this.open_legend(this.legend_body.hidden);
      });
      this.open_legend(this.is_wide());
      this.notes.fit(this.is_wide());
    }

    put_on_map(position, node) {
      const control = new L.Control({ position });
      control.onAdd = () => node;
      control.addTo(this.map);
      L.DomEvent.disableClickPropagation(node);
    }

    is_wide() { return this.map.getSize().x >= this.wide; }

    listen() {
      const { map, track } = this;
      track.thumb.addEventListener("keydown", (event) => this.key(event));
      track.thumb.addEventListener("keyup", () => this.settle(REST));
      track.node.addEventListener("pointerdown", () => this.halt());
      this.ground.view.listen(() => this.report(REST));
      this.on_map = {
        click: (event) => this.select(this.painter.hit(event.containerPoint)),
        mousemove: (event) => this.hover(this.painter.hit(event.containerPoint)),
        mouseout: () => this.hover(null),
        dragstart: () => this.hover(null),
        resize: () => this.follow_frame(),
      };
      map.on(this.on_map);
      this.shell.addEventListener("keydown", (event) => this.escape(event));
      this.unlisten_printing = parts.follow_printing(
        this, () => this.draw_legend(), () => this.follow_frame(),
      );
      this.unlisten_theme = this.ground.theme.listen(() => this.draw_legend());
      this.reduced_motion = matchMedia("(prefers-reduced-motion: reduce)");
    }

    // -- Tables -------------------------------------------------------------------------------

    /* Take a table and its words; the day stays the same date where the new ends allow. */
    take(packed, options) {
      const table = parts.unpack(packed);
      const date = this.timetable ? this.timetable.iso_of_day(this.day) : null;
      this.table = table;
      this.options = options;
      this.texts = options.texts;
      this.asked_mode = null;
      this.timetable = parts.read_timetable(table, options.labels);
      this.day = this.timetable.clamp(date ? this.timetable.day_of_iso(date) : this.timetable.span);
      this.write_words();
      this.track.set(this.timetable);
      this.track.thumb.setAttribute("aria-valuemin", 0);
      this.track.thumb.setAttribute("aria-valuemax", this.timetable.span);
      this.empty.hidden = !this.timetable.is_empty;
      if (this.playing) this.playing.position = this.day;
      if (this.timetable.is_empty) this.stop();
    }

    /* Where a link left off; without one, at the end. */
    start_at({ since, until, mode, place_id, zoom, center }) {
      const { timetable } = this;
      const date = mode === "event" ? since : until;
      if (date) this.day = timetable.clamp(timetable.day_of_iso(date));
      this.selected = place_id || null;
      this.painter.at_once(() => {
        this.painter.point_at({ selected: this.selected });
        this.show();
        // The panel has taken its part of the frame; another size draws the legend by itself.
        if (!this.ground.view.measure()) this.draw_legend();
        this.ground.view.reserve(this.covered_edges());
        if (center && zoom) this.ground.view.go(center, zoom);
        else this.ground.view.fit();
        this.keep_names_clear();
      });
      parts.after_picture(() => this.list_places()); // the circles come first
    }

    /* The frame has another size: what lies on the map folds or unfolds, the circles keep clear. */
    follow_frame() {
      if (this.shell.classList.contains("timemap-on-paper")) return;
      this.notes.fit(this.is_wide());
      this.open_legend(this.legend_chosen ? !this.legend_body.hidden : this.is_wide());
      this.ground.view.reserve(this.covered_edges());
    }

    /* {top, bottom} pixels of the map that the legend and the notes lie on. */
    covered_edges() {
      const map = this.map.getContainer().getBoundingClientRect();
      const { node } = this.notes;
      const notes = node.hidden ? map.bottom : node.getBoundingClientRect().top;
      return {
        top: this.legend_body.hidden ? 0 : this.legend.offsetHeight,
        bottom: GAP + Math.max(this.table.notes.length ? ROOM_FOR_NOTES : 0, map.bottom - notes),
      };
    }

    update(table, options, on_change) {
      if (on_change) this.on_change = on_change;
      this.take(table, options);
      this.painter.at_once(() => {
        this.follow_choice(options.chosen || [0, null]);
        this.show();
        this.draw_legend();
      });
      this.report(0);
      parts.after_picture(() => this.list_places());
    }

    /* A place chosen beside the map is ringed as if its circle had been clicked. */
    follow_choice([number, place_id]) {
      if (number === this.choice_number) return;
      this.choice_number = number;
      this.selected = place_id;
      this.painter.point_at({ selected: place_id });
    }

    write_words() {
      const { texts, style, map } = this;
      const container = map.getContainer();
      const { mode, window_days } = this.table;
      this.panel.write(texts, {
        modes: this.options.modes || MODE_ORDER,
        chosen_mode: mode === "window" ? String(window_days) : mode,
        speeds: style.playback.speeds,
        chosen_speed: this.speed,
        playing: Boolean(this.playing),
      });
      this.places.setAttribute("aria-label", texts.places);
      container.setAttribute("aria-label", texts.map);
      container.setAttribute("role", "region");
      // The page around names the frame after the program; those who hear it need its content.
      if (window.frameElement) window.frameElement.setAttribute("aria-label", texts.map);
      document.documentElement.lang = this.options.language || document.documentElement.lang;
      this.notes.name(texts.notes);
      const title = element("span", { class: "timemap-legend-title" }, [texts.legend_title]);
      this.legend_button.replaceChildren(`${texts.legend} `, title);
      this.empty.textContent = texts.empty;
      for (const [name, text] of [["in", texts.zoom_in], ["out", texts.zoom_out]]) {
        const button = container.querySelector(`.leaflet-control-zoom-${name}`);
        if (button) name_control(button, text);
      }
      this.write_attribution(texts.attribution);
      if (this.tiles) this.tiles.write(texts);
    }

    write_attribution(text) {
      const control = this.map.attributionControl;
      if (!control) return;
      const markup = parts.markup_of(text); // Leaflet writes it as markup
      control.setPrefix("Leaflet");
      if (this.attribution) control.removeAttribution(this.attribution);
      control.addAttribution(markup);
      this.attribution = markup;
    }

    // -- Showing ------------------------------------------------------------------------------

    /* Draw the day: circles, figure, thumb. Everything that an input event may touch. */
    show(position = this.day) {
      const { timetable, day } = this;
      const { first, last } = this.period(this.table);
      const name_day = last === null ? day : last;
      const { text } = timetable.total(day);
      this.hover(null);
      this.painter.show(
        timetable.circles(day, name_day), timetable.cities(name_day), timetable.largest,
      );
      this.track.show(position, { first, last });
      this.track.thumb.setAttribute("aria-valuenow", day);
      this.panel.show({ heading: this.heading(), text, day: timetable.iso_of_day(day) });
      this.show_notes(timetable.notes(day));
      const { on_show } = this.options;
      if (on_show) on_show({ ...this.dates(this.table), heading: this.heading(), text });
    }

    heading() {
      const { timetable, table, texts } = this;
      const dates = this.dates(table);
      const text = period_text(dates, texts);
      if (table.mode !== "event") return text;
      const event = timetable.event_on(this.day);
      if (!event) return date_text(timetable.iso_of_day(this.day), texts);
      const title = event[3];
      return title.includes(date_text(dates.until, texts)) ? title : `${text} \u00b7 ${title}`;
    }

    show_notes(lines) {
      if (lines === this.noted) return;
      this.noted = lines;
      this.notes.show(lines);
    }

    open_legend(open) {
      this.legend_body.hidden = !open;
      this.legend_button.setAttribute("aria-expanded", open);
      this.draw_legend();
    }

    draw_legend() {
      if (!this.timetable) return;
      const { states, largest, is_empty } = this.timetable;
      this.legend.hidden = is_empty;
      parts.draw_legend(this.legend_body, {
        circles: states, largest, rule: this.painter.rule(), style: this.style,
        colors: this.ground.theme.colors, texts: this.texts,
      });
      this.keep_names_clear();
    }

    /* No name stands where the legend, the notes or the switch for tiles lie. */
    keep_names_clear() {
      const map = this.map.getContainer().getBoundingClientRect();
      const tiles = this.tiles ? [this.tiles.node] : [];
      const boxes = [this.legend, this.notes.node, ...tiles].map((node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        return {
          left: left - map.left,
          right: right - map.left,
          top: top - map.top,
          bottom: bottom - map.top,
        };
      });
      this.painter.keep_clear(boxes);
    }

    hover(circle) {
      const place_id = circle ? circle.place_id : null;
      if (place_id === (this.hovered || null)) return;
      this.hovered = place_id;
      this.painter.point_at({ hovered: place_id });
      this.map.getContainer().classList.toggle("timemap-pointing", Boolean(circle));
      this.tip.classList.toggle("timemap-tip-there", Boolean(circle));
      if (!circle) return;
      const { x, y } = this.map.layerPointToContainerPoint([circle.x, circle.y]);
      const lines = spoken_lines(circle, this.texts);
      this.tip.replaceChildren(
        element("strong", {}, [circle.name]), ...lines.map((line) => element("span", {}, [line])),
      );
      const { offsetWidth: width, offsetHeight: height } = this.tip;
      const left = Math.min(this.map.getSize().x - width - 6, x - width / 2);
      const above = y - circle.mark.reach - height - 8;
      this.tip.style.left = `${Math.max(6, left)}px`;
      this.tip.style.top = `${above < 4 ? y + circle.mark.reach + 8 : above}px`;
    }

    /* The same circles as buttons, for keyboards and for those who hear the page. */
    list_places() {
      if (this.gone) return; // it waited for a picture that nobody saw
      const circles = this.painter.drawn();
      const items = circles.map((circle) => {
        const { place_id, name } = circle;
        if (!this.buttons.has(place_id)) this.buttons.set(place_id, this.place_button(place_id));
        const button = this.buttons.get(place_id);
        button.textContent = `${name}: ${spoken_lines(circle, this.texts).join(", ")}`;
        button.setAttribute("aria-pressed", place_id === this.selected);
        return button.parentNode;
      });
      const same = items.length === this.list.children.length
        && items.every((item, index) => this.list.children[index] === item);
      if (!same) this.list.replaceChildren(...items);
    }

    place_button(place_id) {
      const button = element("button", { type: "button" });
      element("li", {}, [button]);
      button.addEventListener("click", () => this.select({ place_id }));
      button.addEventListener("focus", () => this.painter.point_at({ hovered: place_id }));
      button.addEventListener("blur", () => this.painter.point_at({ hovered: null }));
      return button;
    }

    // -- Moving -------------------------------------------------------------------------------

    go(day) {
      this.halt();
      const next = this.timetable.clamp(day);
      this.panel.complain("");
      if (next === this.day) return;
      this.day = next;
      this.show();
    }

    /* The pointer is up; the thumb of a single event settles under that event's bar. */
    let_go() {
      const event = this.timetable.event_on(this.day);
      if (this.table.mode === "event" && event) this.go(event[0]);
      this.settle();
    }

    step(direction) {
      const { timetable, day } = this;
      const next = direction > 0
        ? timetable.day_of_next_event(day) : timetable.day_of_previous_event(day);
      this.go(next === null ? day : next);
      this.settle(REST);
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { timetable, day } = this;
      const or_here = (next) => (next === null ? day : next);
      const actions = {
        ArrowLeft: () => this.go(day - 1),
        ArrowDown: () => this.go(day - 1),
        ArrowRight: () => this.go(day + 1),
        ArrowUp: () => this.go(day + 1),
        PageUp: () => this.go(or_here(timetable.day_of_previous_event(day))),
        PageDown: () => this.go(or_here(timetable.day_of_next_event(day))),
        Home: () => this.go(0),
        End: () => this.go(timetable.span),
        " ": () => this.toggle_play(),
        Escape: () => this.stop(),
      };
      if (!actions[event.key]) return;
      event.preventDefault();
      clearTimeout(this.waiting);
      actions[event.key]();
    }

    /* Escape closes what was opened: the legend from inside it, the place from anywhere on the map
       or its list; in the date field it takes back what was typed. */
    escape({ key, target }) {
      if (key !== "Escape") return;
      if (this.legend.contains(target)) {
        this.legend_chosen = true;
        this.open_legend(false);
        this.legend_button.focus();
      } else if (target.matches("input")) this.panel.complain("");
      else if (this.list.contains(target) || this.map.getContainer().contains(target)) {
        this.hover(null);
        this.select(null);
      }
    }

    type_date(text) {
      if (!parts.is_iso_date(text)) {
        this.panel.complain(this.texts.bad_date);
        return;
      }
      this.go(this.timetable.day_of_iso(text));
      this.panel.complain("");
      this.settle();
    }

    select(circle) {
      const place_id = circle ? circle.place_id : null;
      if (place_id === this.selected) return;
      this.halt();
      this.selected = place_id;
      this.painter.point_at({ selected: place_id });
      this.settle();
    }

    ask_mode(key) {
      this.halt();
      this.asked_mode = MODES[key];
      this.report(REST);
    }

    // -- Playing ------------------------------------------------------------------------------

    toggle_play() {
      if (this.playing) this.stop();
      else this.play();
    }

    play() {
      if (this.timetable.is_empty || this.timetable.span === 0) return;
      if (this.day >= this.timetable.span || (this.by_events() && this.at_last_event())) {
        this.day = 0;
        this.show();
      }
      this.playing = { position: this.day, since: null, frame: 0 };
      this.panel.show_playing(true);
      this.playing.frame = requestAnimationFrame((now) => this.tick(now));
    }

    /* Step from event to event: one at a time is shown anyway, or the reader wants no motion. */
    by_events() {
      return this.table.mode === "event" || this.reduced_motion.matches;
    }

    at_last_event() {
      return this.timetable.day_of_next_event(this.day) === null;
    }

    tick(now) {
      const { playing } = this;
      if (!playing) return;
      const seconds = playing.since === null ? 0 : (now - playing.since) / 1000;
      if (this.by_events()) this.play_events(playing, seconds, now);
      else this.play_days(playing, seconds, now);
      if (this.playing) playing.frame = requestAnimationFrame((next) => this.tick(next));
    }

    play_days(playing, seconds, now) {
      const { span } = this.timetable;
      const rules = this.style.playback;
      const pace = Math.min(rules.most_days_per_second, Math.max(
        rules.fewest_days_per_second, span / rules.seconds_for_the_track,
      ));
      const passed = pace * this.speed * Math.min(seconds, LONGEST_FRAME);
      playing.since = now;
      playing.position = Math.min(span, playing.position + passed);
      const day = Math.floor(playing.position);
      if (day === this.day) this.track.show(playing.position, this.period(this.table));
      else {
        this.day = day;
        this.show(playing.position);
      }
      if (day >= span) this.stop();
    }

    play_events(playing, seconds, now) {
      if (playing.since === null) playing.since = now;
      if (seconds < this.style.playback.seconds_per_event / this.speed) return;
      playing.since = now;
      const next = this.timetable.day_of_next_event(this.day);
      if (next !== null) {
        this.day = next;
        this.show();
      }
      if (this.at_last_event()) this.stop();
    }

    stop() {
      if (!this.playing) return;
      this.halt();
      this.settle();
    }

    /* Stop without a word, for whoever moves on at once. */
    halt() {
      if (!this.playing) return;
      cancelAnimationFrame(this.playing.frame);
      this.playing = null;
      this.panel.show_playing(false);
      this.track.show(this.day, this.period(this.table));
    }

    // -- Telling ------------------------------------------------------------------------------

    period({ mode, window_days }) {
      return this.timetable.period(mode, window_days, this.day);
    }

    dates(mode) {
      const { first, last } = this.period(mode);
      const iso = (day) => (day === null ? null : this.timetable.iso_of_day(day));
      return { since: iso(first), until: iso(last) };
    }

    state() {
      const { mode, window_days } = this.asked_mode || this.table;
      const { lat, lng } = this.map.getCenter();
      const rounded = (number, digits) => Number(number.toFixed(digits));
      return {
        ...this.dates({ mode, window_days }),
        mode,
        window_days,
        place_id: this.selected,
        zoom: rounded(this.map.getZoom(), 2),
        center: [rounded(lat, 4), rounded(lng, 4)],
        whole_country: this.ground.view.is_home(),
        drawn: this.drawn,
      };
    }

    /* The hand or the clock has come to rest: the list of places follows, and whoever listens. */
    settle(wait = 0) {
      this.list_places();
      this.keep_names_clear();
      this.report(wait);
    }

    report(wait) {
      if (this.gone) return;
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        const state = this.state();
        const message = JSON.stringify(state);
        if (!this.drawn || this.playing || message === this.said) return;
        this.said = message;
        this.on_change(state);
      }, wait);
    }

    /* Said once the picture is on the screen; a hidden tab paints no frame, so a clock helps. */
    say_drawn() {
      const say = () => {
        if (this.drawn) return;
        this.drawn = true;
        this.report(0);
      };
      requestAnimationFrame(() => requestAnimationFrame(say));
      setTimeout(say, 1000);
    }

    destroy() {
      this.stop();
      this.gone = true;
      clearTimeout(this.waiting);
      this.on_change = () => {};
      this.map.off(this.on_map);
      this.unlisten_printing();
      this.unlisten_theme();
      this.track.stop();
      this.painter.remove();
      if (this.tiles) this.tiles.remove();
      [this.legend, this.notes.node, this.tip, this.empty].forEach((node) => node.remove());
      this.shell.replaceWith(this.map.getContainer());
      delete this.map.timemap_handle;
    }
  }

  window.timemap = function timemap(map, table, options, on_change) {
    if (map.timemap_handle) {
      map.timemap_handle.update(table, options, on_change);
      return map.timemap_handle;
    }
    const made = new TimeMap(map, table, options, on_change);
    const handle = {
      destroy: () => made.destroy(),
      update: (...given) => made.update(...given),
      state: () => made.state(),
      figure: () => ({ ...made.dates(made.table), ...made.timetable.total(made.day) }),
      circles: () => made.painter.drawn(),
      play: () => { if (!made.playing) made.play(); },
      stop: () => made.stop(),
      is_playing: () => Boolean(made.playing),
      go(iso) {
        made.go(made.timetable.day_of_iso(iso));
        made.settle();
      },
      select: (place_id) => made.select(place_id && { place_id }),
    };
    map.timemap_handle = handle;
    window.timemap_handle = handle;
    return handle;
  };

  /* The same for a table and options as they travel; the land waits until the circles are there. */
  window.timemap_packed = function timemap_packed(map, table, options, on_change) {
    const shown = parts.decompress(table, options).then(([unpacked, words]) => {
      window.timemap(map, unpacked, words, on_change);
      return new Promise(parts.after_picture);
    });
    if (map.timemap_ground) map.timemap_ground.circles = shown.catch(() => {});
  };
})();
