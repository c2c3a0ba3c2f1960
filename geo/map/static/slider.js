/* The slider: the state of one day on the map, moved by hand, by key or by playing. It puts the
   other parts together and keeps what they share: the table, the day, the chosen place. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { after_picture, date_text, element, period_text, spoken_lines } = parts;

  /** @type {Record<string, { mode: Mode, window_days: number | null }>} */
  const MODES = {
    event: { mode: "event", window_days: null },
    "7": { mode: "window", window_days: 7 },
    "30": { mode: "window", window_days: 30 },
    "365": { mode: "window", window_days: 365 },
    cumulative: { mode: "cumulative", window_days: null },
  };
  /** @type {string[]} */
  const NO_LINES = [];
  const MODE_ORDER = ["event", "7", "30", "365", "cumulative"];

  parts.Slider = class Slider {
    /** @param {CountryMap} map @param {Table | PackedTable} table @param {Options} options
        @param {OnChange} on_change */
    constructor(map, table, options, on_change) {
      this.map = map;
      this.style = options.style;
      this.table = parts.unpack(table);
      this.options = options;
      this.texts = options.texts;
      this.timetable = parts.read_timetable(this.table, options.labels);
      this.day = this.timetable.span;
      /** @type {string | null} */
      this.selected = null;
      /** @type {string | null} */
      this.hovered = null;
      /** Chosen here, but its table has not come yet.
          @type {typeof MODES[string] | null} */
      this.asked_mode = null;
      this.choice_number = (options.chosen || [0])[0]; // `initial` holds that choice already
      /** @type {string[] | null} */
      this.noted = null;
      this.reduced_motion = matchMedia("(prefers-reduced-motion: reduce)");

      this.ground = parts.ground_of(map, this.style);
      this.player = parts.player(this);
      this.position = parts.position(this);
      this.date_field = parts.date_field(this);
      this.reporter = parts.reporter(
        () => this.state(), () => this.player.is_playing(), on_change,
      );
      this.track = parts.time_track(this.ground.theme, {
        pick: (day) => this.go(day),
        release: () => this.let_go(),
      });
      this.panel = parts.build_panel(this.track, {
        step: (direction) => this.step(direction),
        toggle_play: () => this.toggle_play(),
        mode: (key) => this.ask_mode(key),
        speed: (times) => { this.player.speed = times; },
        date: (text) => this.date_field.typed(text),
        typing: () => this.player.stop(),
      });
      this.painter = parts.circle_painter(map, this.style, this.ground.theme);
      this.places = parts.build_place_list(this.painter, (place_id) => this.select(place_id));
      this.shell = this.put_around_map();
      this.overlay = parts.build_overlay(map, options, () => this.draw_legend());
      this.unlisten_reader = parts.listen_to_reader(this);
      this.unlisten_printing = parts.follow_printing(
        this, () => this.draw_legend(), () => this.follow_frame(),
      );
      this.unlisten_theme = this.ground.theme.listen(() => this.draw_legend());
      this.follow_table();
      this.start_at(options.initial || {});
      this.ground.ready.then(() => this.reporter.begin());
    }

    // -- Building -----------------------------------------------------------------------------

    /* The element that holds the map and, under it, the slider and the list of places. */
    put_around_map() {
      const container = this.map.getContainer();
      const shell = element("div", { class: "timemap" });
      shell.style.setProperty("--timemap-font", this.style.font);
      shell.style.height = container.style.height || `${container.clientHeight}px`;
      container.before(shell);
      shell.append(container, this.panel.node, this.places.node);
      return shell;
    }

    // -- Tables -------------------------------------------------------------------------------

    /** Another table and its words; the thumb stays where the reader put it. A day outside of the
        new ends waits until they let it in again.
        @type {(table: Table | PackedTable, options: Options) => void} */
    take(table, options) {
      this.table = parts.unpack(table);
      this.options = options;
      this.texts = options.texts;
      this.asked_mode = null;
      this.timetable = parts.read_timetable(this.table, options.labels);
      this.position.follow();
      this.follow_table();
    }

    /** Puts the thumb on a day; in the mode of single events that chooses the event.
        @type {(day: Day) => void} */
    put(day) { this.position.put(day); }

    follow_table() {
      const { span, is_empty } = this.timetable;
      this.write_words();
      this.track.set(this.timetable);
      this.track.thumb.setAttribute("aria-valuemin", "0");
      this.track.thumb.setAttribute("aria-valuemax", String(span));
      this.overlay.show_empty(is_empty);
      this.player.go_on_from(this.day);
      if (is_empty) this.player.stop();
    }

    /** Where a link left off; without one, at the end.
        @type {(initial: Initial) => void} */
    start_at({ since, until, mode, place_id, zoom, center }) {
      this.position.begin({ since, until, mode });
      this.selected = place_id || null;
      this.painter.at_once(() => {
        this.painter.point_at({ selected: this.selected });
        this.show();
        // The panel has taken its part of the frame; another size draws the legend by itself.
        if (!this.ground.view.measure()) this.draw_legend();
        this.keep_circles_clear();
        if (center && zoom) this.ground.view.go(center, zoom);
        else this.ground.view.fit();
        this.keep_names_clear();
      });
      after_picture(() => this.list_places()); // they come first
    }

    /* The frame has another size: what lies on the map folds or unfolds, the circles keep clear. */
    follow_frame() {
      if (this.shell.classList.contains("timemap-on-paper")) return;
      this.overlay.fit();
      this.keep_circles_clear();
      after_picture(() => this.list_places());
    }

    /* The country keeps out from under the legend and the notes where the frame has room. */
    keep_circles_clear() {
      this.ground.view.reserve(this.overlay.covered_edges(this.table.notes.length > 0));
    }

    /** @type {TimemapHandle["update"]} */
    update(table, options, on_change) {
      if (on_change) this.reporter.listen(on_change);
      this.take(table, options);
      this.painter.at_once(() => {
        this.follow_choice(options.chosen || [0, null]);
        this.show();
        if (options.answered) this.date_field.answer(options.answered);
        this.draw_legend();
      });
      this.reporter.report(0);
      after_picture(() => this.list_places());
    }

    /** A place chosen beside the map is ringed as if its circle had been clicked.
        @type {(choice: Choice) => void} */
    follow_choice([number, place_id = null]) {
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
        chosen_speed: this.player.speed,
        playing: this.player.is_playing(),
      });
      this.places.node.setAttribute("aria-label", texts.places);
      container.setAttribute("aria-label", texts.map);
      container.setAttribute("role", "region");
      // The page around names the frame after the program; those who hear it need its content.
      if (window.frameElement) window.frameElement.setAttribute("aria-label", texts.map);
      document.documentElement.lang = this.options.language || document.documentElement.lang;
      this.overlay.write(texts);
    }

    // -- Showing ------------------------------------------------------------------------------

    /* Draw the day: circles, figure, thumb. Everything that an input event may touch. */
    show(position = this.day) {
      const { timetable, day } = this;
      const period = this.period(this.table);
      const name_day = period.last === null ? day : period.last;
      const vacant = this.position.vacant() !== null;
      const { text } = this.total();
      const heading = this.heading();
      this.hover(null);
      this.painter.show(
        vacant ? [] : timetable.circles(day, name_day),
        timetable.cities(name_day), timetable.largest,
      );
      this.track.show(position, period);
      this.track.thumb.setAttribute("aria-valuenow", String(day));
      this.panel.show({ heading, text, day: timetable.iso_of_day(day) });
      this.show_notes(vacant ? NO_LINES : timetable.notes(day));
      const { on_show } = this.options;
      if (on_show) on_show({ ...this.dates(this.table), heading, text });
    }

    /** The thumb alone, between two days. @type {(position: number) => void} */
    show_position(position) { this.track.show(position, this.period(this.table)); }

    /* The figure of all. */
    total() {
      return this.position.vacant()
        ? { low: null, high: null, flags: 0, text: this.texts.no_report, placed: 0 }
        : this.timetable.total(this.day);
    }

    heading() {
      const { timetable, table, texts } = this;
      const dates = this.dates(table);
      const text = period_text(dates, texts);
      if (table.mode !== "event" || this.position.vacant()) return text;
      const event = timetable.event_on(this.day);
      if (!event || !dates.until) return date_text(timetable.iso_of_day(this.day), texts);
      const [title, last] = [event[3], date_text(dates.until, texts).replaceAll("\u00a0", " ")];
      return title.includes(last) ? title : `${text} \u00b7 ${title}`;
    }

    /** @type {(lines: string[]) => void} */
    show_notes(lines) {
      if (lines !== this.noted) this.overlay.notes.show(lines);
      this.noted = lines;
    }

    draw_legend() {
      const { timetable, painter, style, ground } = this;
      const { largest, is_empty } = timetable;
      const look = { rule: painter.rule(), style, colors: ground.theme.colors };
      this.overlay.legend.node.hidden = is_empty;
      this.overlay.legend.draw(look, () => timetable.states, largest, this.texts);
      this.keep_names_clear();
    }

    /* No name of a place stands under what lies on the map. */
    keep_names_clear() { this.painter.keep_clear(this.overlay.boxes()); }

    /** @type {(circle: PlacedCircle | null) => void} */
    hover(circle) {
      const place_id = circle ? circle.place_id : null;
      if (place_id === this.hovered) return;
      this.hovered = place_id;
      this.painter.point_at({ hovered: place_id });
      this.overlay.tip.show(circle, circle ? spoken_lines(circle, this.texts) : []);
    }

    /* What waits until the circles are drawn: one may lie under the legend all the same. */
    list_places() {
      if (this.is_gone) return; // it waited for a picture that nobody saw
      this.overlay.legend.fold_over(this.painter.drawn(), this.map.getContainer());
      this.places.show(this.painter.drawn(), this.selected, this.texts);
    }

    // -- Moving -------------------------------------------------------------------------------

    /* Where playing begins: before the first of single events there is nothing to show. */
    first_day() {
      const { events } = this.timetable;
      return this.table.mode === "event" && events.length ? Math.max(0, events[0][0]) : 0;
    }

    /** @type {(day: Day) => void} */
    go(day) {
      this.player.halt();
      const next = this.timetable.stop_at(day, this.day);
      this.panel.complain("");
      if (next === this.day) return;
      this.put(next);
      this.show();
    }

    /* The pointer is up; the thumb of a single event settles under that event's bar. */
    let_go() {
      const event = this.timetable.event_on(this.day);
      if (this.table.mode === "event" && event) this.go(event[0]);
      this.settle();
    }

    /** @type {(direction: number) => void} */
    step(direction) {
      const { timetable, day } = this;
      const next = direction > 0
        ? timetable.day_of_next_event(day) : timetable.day_of_previous_event(day);
      this.go(next === null ? day : next);
      this.settle(parts.REST);
    }

    /** @type {(place_id: string | null) => void} */
    select(place_id) {
      if (place_id === this.selected) return;
      this.player.halt();
      this.selected = place_id;
      this.painter.point_at({ selected: place_id });
      this.settle();
    }

    /** @type {(key: string) => void} */
    ask_mode(key) {
      this.player.halt();
      this.asked_mode = MODES[key];
      this.position.let_event_go();
      this.reporter.report(parts.REST);
    }

    toggle_play() {
      if (this.player.is_playing()) this.player.stop();
      else this.player.play();
    }

    /* Step from event to event: one at a time is shown anyway, or the reader wants no motion. */
    by_events() {
      return this.table.mode === "event" || this.reduced_motion.matches;
    }

    /** @type {(playing: boolean) => void} */
    say_playing(playing) { this.panel.show_playing(playing); }

    // -- Telling ------------------------------------------------------------------------------

    /** @type {(of: { mode: Mode, window_days: number | null }) => Period} */
    period({ mode, window_days }) {
      const vacant = mode === "event" && this.position.vacant();
      return vacant || this.timetable.period(mode, window_days, this.day);
    }

    /** @type {(of: { mode: Mode, window_days: number | null }) => Dates} */
    dates(mode) {
      const { first, last } = this.period(mode);
      const { iso_of_day } = this.timetable;
      return {
        since: first === null ? null : iso_of_day(first),
        until: last === null ? null : iso_of_day(last),
      };
    }

    /** @type {() => MapState} */
    state() {
      const { mode, window_days } = this.asked_mode || this.table;
      const put_at = mode === "event" ? null : this.position.put_at();
      const asked = this.date_field.asked();
      const { lat, lng } = this.map.getCenter();
      /** @type {(number: number, digits: number) => number} */
      const rounded = (number, digits) => Number(number.toFixed(digits));
      return {
        ...this.dates({ mode, window_days }),
        mode,
        window_days,
        ...(put_at === null ? {} : { until: put_at }),
        ...(asked ? { asked } : {}),
        at_end: mode !== "event" && put_at === null,
        place_id: this.selected,
        zoom: rounded(this.map.getZoom(), 2),
        center: [rounded(lat, 4), rounded(lng, 4)],
        whole_country: this.ground.view.is_home(),
        drawn: this.reporter.is_drawn(),
      };
    }

    /* The slider has come to rest: on_change is called; what makes the browser lay the page out waits
       until the picture is there. */
    settle(wait = 0) {
      this.reporter.report(wait);
      after_picture(() => {
        this.list_places();
        this.keep_names_clear();
      });
    }

    destroy() {
      this.player.stop();
      this.is_gone = true;
      this.reporter.stop();
      this.unlisten_reader();
      this.unlisten_printing();
      this.unlisten_theme();
      this.track.stop();
      this.painter.remove();
      this.overlay.remove();
      this.shell.replaceWith(this.map.getContainer());
      delete this.map.timemap_handle;
    }
  };
})();
