// The form of all that the scripts in static/ are given and give. Read by `tsc` alone: no page
// loads it.

/** Whole days, counted from the table's first one. */
type Day = number;
/** Where a figure begins or ends; null where the reports give no such bound. */
type Bound = number | null;
/** A sum of 1 open-ended, 2 disputed, 4 no number, 8 reported zero, 16 far apart, 32 far apart on a part
 * of it alone. */
type Flags = number;
/** YYYY-MM-DD. */
type IsoDate = string;
type Context2D = CanvasRenderingContext2D;
type Mode = "cumulative" | "window" | "event";

// -- The table ----------------------------------------------------------------------------------

/** Each name with the day from which a place has it; null for "always had". */
type DatedNames = [since: Day | null, name: string][];

interface Place {
  id: string;
  latitude: number;
  longitude: number;
  names: DatedNames;
  /** A region, a district: its figure is drawn as a square, since it lies at no point. */
  area?: true;
}

/** The figure of a place from this day on; with no bound and no flag its circle goes. */
type Change = [day: Day, place_index: number, low: Bound, high: Bound, flags: Flags, label: string];
/** The figure of all from this day on, in words; `placed` is the sum of the circles' lows. */
type Total = [day: Day, low: Bound, high: Bound, flags: Flags, text: string, placed: number];
/** The lines that stand on the map from this day on. */
type Note = [day: Day, lines: string[]];
/** The title is read in the mode of single events only, the id never. */
type EventRow = [
  first: Day, last: Day, id: string | null, title: string, low: Bound, flags: Flags,
];

/** The days that were searched for reports; names of searched, searched in part, not searched. */
interface Searched {
  documented: boolean;
  runs: [first: Day, last: Day, whole: boolean][];
  line: string;
  names: string[];
}

interface TableHead {
  /** The ends of the track. */
  first: IsoDate;
  last: IsoDate;
  mode: Mode;
  /** Null in another mode than "window". */
  window_days: number | null;
  places: Place[];
  searched?: Searched;
  /** The only days on which the slider stops, in their order, where there are too many to tell
      every one apart. */
  stops?: Day[];
  /** What the track says of days, places and events that are not told apart. */
  told?: string;
}

interface Table extends TableHead {
  changes: Change[];
  totals: Total[];
  notes: Note[];
  events: EventRow[];
}

/** Pieces of a text, and in the place of each number left out, which of its row's it is. */
type Pattern = (string | number)[];

/** The table in columns, as packing.py makes it. */
interface PackedTable extends TableHead {
  separator: string;
  patterns: (Pattern | Pattern[])[];
  changes: [
    day_steps: number[], places: number[], low_steps: Bound[], above: Bound[], flags: Flags[],
    labels: number[],
  ];
  totals: [
    day_steps: number[], lows: Bound[], above: Bound[], flags: Flags[], texts: number[],
    placed: number[],
  ];
  notes: [day_steps: number[], patterns: number[]];
  events: [
    day_steps: number[], lengths: number[], titles: string[], lows: Bound[], flags: Flags[],
  ];
}

// -- The options --------------------------------------------------------------------------------

type Style = typeof import("./static/style.json");
type Colors = Style["colors"]["light"];

/** Every word shown, by key; `date`, `period` and `or_more` hold {placeholders}. */
type Texts = Record<string, string> & { months: string[] };

/** Another city than those with a circle; rank 0 for the largest. */
interface CityLabel {
  names: DatedNames;
  latitude: number;
  longitude: number;
  rank: number;
}

/** Street tiles that the reader may switch on, all plain text. */
interface Tiles {
  template: string;
  subdomains: string;
  host: string;
  attribution: string;
}

/** What a link says; read once. */
interface Initial {
  since?: IsoDate | null;
  until?: IsoDate | null;
  mode?: Mode;
  place_id?: string | null;
  zoom?: number | null;
  center?: [latitude: number, longitude: number] | null;
}

/** A place chosen beside the map, with a number that grows with each choice; a number not seen
    before opens that place here. */
type Choice = [number: number, place_id?: string | null];

/** What was typed into the date field and is no ISO date, with a number that no answer has yet. */
interface Asked {
  number: number;
  text: string;
}

/** The day that was asked for with this number, or why there is none. Number 0 answers nothing: it
    says that there is somebody to ask. */
interface Answer {
  number: number;
  day?: IsoDate | null;
  problem?: string | null;
}

interface Reading {
  since: IsoDate | null;
  until: IsoDate | null;
  heading: string;
  text: string;
}

interface Options {
  texts: Texts;
  style: Style;
  initial?: Initial | null;
  chosen?: Choice | null;
  /** The last answer; absent where nobody answers. */
  answered?: Answer | null;
  labels?: CityLabel[];
  language?: string;
  /** Pixels of map from which legend and notes lie open; 900 if absent. */
  wide?: number;
  /** The modes to offer: event, 7, 30, 365, cumulative; all if absent. */
  modes?: string[];
  tiles?: Tiles;
  /** Called each time a day is shown, also while the slider moves. */
  on_show?: (reading: Reading) => void;
}

// -- What comes back ----------------------------------------------------------------------------

interface Dates {
  since: IsoDate | null;
  until: IsoDate | null;
}

interface MapState {
  since: IsoDate | null;
  until: IsoDate | null;
  mode: Mode;
  window_days: number | null;
  /** Whether the period goes to the end of the track because nobody moved it. */
  at_end: boolean;
  place_id: string | null;
  zoom: number;
  center: [latitude: number, longitude: number];
  whole_country: boolean;
  drawn: boolean;
  asked?: Asked;
}

type OnChange = (state: MapState) => void;

interface Figure {
  low: Bound;
  high: Bound;
  flags: Flags;
}

interface TimemapHandle {
  destroy(): void;
  update(table: Table | PackedTable, options: Options, on_change?: OnChange): void;
  state(): MapState;
  figure(): Figure & { since: IsoDate | null; until: IsoDate | null; text: string; placed: number };
  circles(): DrawnCircle[];
  play(): void;
  stop(): void;
  is_playing(): boolean;
  go(iso: IsoDate): void;
  select(place_id: string | null): void;
}

interface Window {
  timemap_parts: TimemapParts;
  timemap_handle: TimemapHandle;
  basemap(map: CountryMap, given: { style: Style; url?: string; data?: Land | null }): Ground;
  timemap(
    map: CountryMap, table: Table | PackedTable, options: Options, on_change?: OnChange,
  ): TimemapHandle;
  timemap_packed(map: CountryMap, table: string, options: string, on_change?: OnChange): void;
}

// -- The map and its land -----------------------------------------------------------------------

type CountryMap = import("leaflet").Map & {
  timemap_ground?: Ground;
  timemap_handle?: TimemapHandle;
  _animatingZoom?: boolean;
};
type Point = { x: number; y: number };
type Size = { width: number; height: number };
type Box = { left: number; right: number; top: number; bottom: number };
type Extent = { west: number; south: number; east: number; north: number };
/** kazakhstan.json: GeoJSON by what it is part of (land, country, rivers, ...). */
type Land = Record<string, import("geojson").GeoJSON>;
type Paint = (context: Context2D, layer: CanvasLayer) => void;
/** Ends what the function that returned it began. */
type Stop = () => void;

interface CanvasLayer extends Omit<import("leaflet").Renderer, "_container" | "_map" | "addTo"> {
  _map: CountryMap;
  /** Of the canvas in layer points; absent before the first picture. */
  _bounds: import("leaflet").Bounds & { min: import("leaflet").Point };
  _container: HTMLCanvasElement;
  _paint: Paint;
  addTo(map: CountryMap): this;
  is_ground(): boolean;
  paint(context: Context2D): void;
  redraw(): void;
}

interface Theme {
  colors: Colors;
  listen(listener: () => void): Stop;
  print(on_paper: boolean): void;
  stop: Stop;
}

interface View {
  fit(): void;
  measure(): boolean;
  is_home(): boolean;
  reserve(pixels: { top: number; bottom: number }): void;
  go(center: [number, number], zoom: number): void;
  at_size<T>(size: Size, action: () => T): T;
  listen(listener: () => void): void;
  stop: Stop;
}

interface Ground {
  theme: Theme;
  view: View;
  /** Settled when the land is drawn, or is known not to come. */
  ready: Promise<unknown>;
  /** Where set, the land is drawn after it: one thread draws both, and readers came for circles. */
  circles?: Promise<unknown>;
  /** The land did not come, and what says so. */
  lost?: boolean;
  told?: HTMLElement;
}

// -- Marks --------------------------------------------------------------------------------------

type Kind = "number" | "ceiling" | "no_number" | "zero";

/** The size of a circle: its radius, that of the ring for its high, and the larger of the two. */
interface Mark {
  kind: Kind;
  radius: number;
  ring: number | null;
  reach: number;
}

interface RadiusRule {
  /** How large to draw in this frame: 1 in one of `reference_pixels`. */
  scale: number;
  text_scale: number;
  smallest: number;
  /** The largest number that the smallest circle stands for. */
  smallest_stands_for: number;
  /** The radius in pixels for a number. */
  of(number: number): number;
}

/** A figure that a table can show, and whether it is that of an area. */
type State = Figure & { area?: true };

interface Circle extends State {
  place_id: string;
  name: string;
  latitude: number;
  longitude: number;
  label: string;
}

interface City {
  name: string;
  latitude: number;
  longitude: number;
  rank: number;
}

/** A circle with its place in the layer, in pixels; order 0 is the largest, drawn first. */
interface PlacedCircle extends Circle, Point {
  mark: Mark;
  order: number;
  /** Whether it waits for a closer look: a larger one lies too near. */
  hidden: boolean;
  figure_inside: { font: string; half: number } | null;
}

/** A circle as it is drawn, in pixels of the map's container. */
interface DrawnCircle extends Circle, Point {
  kind: Kind;
  radius: number;
  ring: number | null;
}

/** What a drawing of marks needs besides the mark. */
interface Look {
  colors: Colors;
  style: Style;
  rule: RadiusRule;
}

/** Where a mark stands, and whether it is a square. */
type Shape = Point & { area?: true };
type Marked = Shape & { mark: Pick<Mark, "kind" | "radius"> & Partial<Mark>; flags: Flags };

interface Room {
  take(box: Box): void;
  is_taken(box: Box): boolean;
  touches_circle(
    box: Box, radius_of: (circle: PlacedCircle) => number, test: (circle: PlacedCircle) => boolean,
  ): boolean;
}

interface Painter {
  show(circles: Circle[], cities: City[], largest: number): void;
  keep_clear(boxes: Box[]): void;
  at_once(steps: () => void): void;
  point_at(next: { selected?: string | null; hovered?: string | null }): void;
  hit(container_point: Point): PlacedCircle | undefined;
  drawn(): DrawnCircle[];
  rule(): RadiusRule;
  remove(): void;
}

// -- Days and controls --------------------------------------------------------------------------

type Period = { first: Day | null; last: Day | null };

interface Timetable {
  span: number;
  events: EventRow[];
  searched: Searched | null;
  told: string;
  is_empty: boolean;
  /** The largest number that the table holds, at least 1. */
  largest: number;
  states: State[];
  event_on(day: Day): EventRow | null;
  period(mode: Mode, window_days: number | null, day: Day): Period;
  iso_of_day(day: Day): IsoDate;
  day_of_iso(iso: IsoDate): Day;
  clamp(day: Day): Day;
  /** Where the slider stops on its way to a day: at the first stop that holds it, or, on its way
      back, at the last one that it has passed. */
  stop_at(day: Day, from?: Day): Day;
  circles(day: Day, name_day: Day): Circle[];
  cities(day: Day): City[];
  total(day: Day): Figure & { text: string; placed: number };
  notes(day: Day): string[];
  day_of_next_event(day: Day): Day | null;
  day_of_previous_event(day: Day): Day | null;
}

interface Track {
  node: HTMLElement;
  thumb: HTMLElement;
  set(timetable: Timetable): void;
  show(position: number, period: Period): void;
  stop: Stop;
}

interface PanelActions {
  step(direction: number): void;
  toggle_play(): void;
  mode(key: string): void;
  speed(times: number): void;
  date(text: string): void;
  typing(): void;
}

interface Panel {
  node: HTMLElement;
  show_playing(playing: boolean): void;
  complain(text: string): void;
  write(texts: Texts, chosen: {
    modes: string[]; chosen_mode: string; speeds: number[]; chosen_speed: number; playing: boolean;
  }): void;
  show(reading: { heading: string; text: string; day: IsoDate }): void;
}

interface Legend {
  node: HTMLElement;
  is_open(): boolean;
  fold_over(circles: { x: number; y: number; radius: number }[], map: HTMLElement): void;
  write(texts: Texts): void;
  draw(look: Look, figures_of: () => State[], largest: number, texts: Texts): void;
  fit(wide: boolean): void;
  close(): void;
}

interface Notes {
  node: HTMLElement;
  name(text: string): void;
  show(lines: string[]): void;
  show_crowd(text: string): void;
  fit(wide: boolean): void;
}

/** What the map tells where another number of circles waits for a closer look. */
type CrowdEvent = import("leaflet").LeafletEvent & { waiting: number };

interface Tip {
  node: HTMLElement;
  show(circle: PlacedCircle | null, lines: string[]): void;
}

interface PlaceList {
  node: HTMLElement;
  list: HTMLElement;
  show(circles: Circle[], selected: string | null, texts: Texts): void;
}

/** What holds the parts together; slider.js. */
interface Slider {
  map: CountryMap;
  style: Style;
  table: Table;
  timetable: Timetable;
  day: Day;
  shell: HTMLElement;
  ground: Ground;
  painter: Painter;
  track: Track;
  panel: Panel;
  places: PlaceList;
  overlay: Overlay;
  player: Player;
  position: Position;
  date_field: DateField;
  reporter: Reporter;
  options: Options;
  texts: Texts;
  by_events(): boolean;
  first_day(): Day;
  show(position?: number): void;
  show_position(position: number): void;
  say_playing(playing: boolean): void;
  put(day: Day): void;
  go(day: Day): void;
  toggle_play(): void;
  select(place_id: string | null): void;
  hover(circle: PlacedCircle | null): void;
  follow_frame(): void;
  settle(wait?: number): void;
  dates(of: { mode: Mode; window_days: number | null }): Dates;
  total(): ReturnType<Timetable["total"]>;
  state(): MapState;
  update: TimemapHandle["update"];
  destroy(): void;
}

/** Where the reader put the thumb, and the single event that was chosen; position.js. */
interface Position {
  put_at(): IsoDate | null;
  /** Sets the slider's day after another table has come. */
  follow(): void;
  begin(initial: Pick<Initial, "since" | "until" | "mode">): void;
  put(day: Day): void;
  let_event_go(): void;
  /** The days of the chosen event where it lies on the track and the filters hide it: then nothing
      is shown, rather than another event in its place. */
  vacant(): { first: Day; last: Day } | null;
}

interface DateField {
  asked(): Asked | null;
  typed(text: string): void;
  answer(answer: Answer): void;
}

interface Player {
  speed: number;
  is_playing(): boolean;
  play(): void;
  stop(): void;
  halt(): void;
  go_on_from(day: Day): void;
}

interface Overlay {
  legend: Legend;
  notes: Notes;
  tip: Tip;
  write(texts: Texts): void;
  show_empty(is_empty: boolean): void;
  fit(): void;
  covered_edges(may_have_notes: boolean): { top: number; bottom: number };
  boxes(): Box[];
  remove(): void;
}

interface Reporter {
  is_drawn(): boolean;
  listen(on_change: OnChange): void;
  report(wait: number): void;
  hold(): void;
  begin(): void;
  stop: Stop;
}

interface TilesSwitch {
  node: HTMLElement;
  write(texts: Texts): void;
  remove(): void;
}

type Attributes = Record<string, string | number | boolean | null | undefined>;

/** What the scripts share, each part set by the script that its name stands in. */
/** What a page learns of a map in it: that it is drawn, that it plays. */
type FrameMark = "data-drawn" | "data-playing";

interface TimemapParts {
  // elements.js
  element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag, attributes?: Attributes, children?: (Node | string)[],
  ): HTMLElementTagNameMap[Tag];
  markup_of(text: string): string;
  icon(path: string): SVGElement;
  context_of(canvas: HTMLCanvasElement): Context2D;
  name_control(control: HTMLElement, text: string): void;
  after_picture(action: () => void): void;
  // canvas_layer.js, theme.js, view.js, basemap.js
  CanvasLayer: new (paint: Paint, options?: { pane?: string; padding?: number }) => CanvasLayer;
  watch_theme(style: Style): Theme;
  watch_view(map: CountryMap, style: Style): View;
  ground_of(map: CountryMap, style: Style): Ground;
  tell_lost_land(map: CountryMap, text: string): Promise<void>;
  styled(): Promise<unknown>;
  mark_frame(mark: FrameMark, is_so: boolean): void;
  mark_drawn(): void;
  // marks.js
  FLAGS: Record<
    "open_ended" | "disputed" | "no_number" | "zero" | "far_apart" | "far_apart_within", Flags
  >;
  radius_rule(style: Style, size: Point, largest_number: number): RadiusRule;
  kind_of(figure: Figure): Kind;
  mark_of(figure: Figure, rule: RadiusRule, style: Style): Mark;
  trace_circle(context: Context2D, x: number, y: number, radius: number): void;
  draw_mark(context: Context2D, circle: Marked, look: Look): void;
  draw_pointer(
    context: Context2D, circle: PlacedCircle, strength: number, look: Look,
  ): void;
  write(
    context: Context2D, text: string, x: number, y: number,
    how: { font: string; color: string; halo?: string | null; halo_width?: number },
  ): void;
  // legend.js, free_space.js, crowd.js, circles.js
  legend_numbers(rule: RadiusRule, largest: number): number[];
  build_legend(wide: boolean, on_fold: () => void): Legend;
  box_around(point: Point, half_width: number, half_height: number): Box;
  Room: new (circles: PlacedCircle[], boxes: Box[]) => Room;
  largest_first(circles: PlacedCircle[]): void;
  hide_crowd(circles: PlacedCircle[], keeps: (circle: PlacedCircle) => boolean): void;
  circle_at(circles: PlacedCircle[], point: Point): PlacedCircle | undefined;
  circle_painter(map: CountryMap, style: Style, theme: Theme): Painter;
  // unpack.js, timetable.js, words.js
  decompress(...texts: string[]): Promise<any[]>;
  unpack(table: Table | PackedTable): Table;
  is_iso_date(text: string): boolean;
  read_timetable(table: Table, labels?: CityLabel[]): Timetable;
  fill(text: string, values: Record<string, string | number>): string;
  date_text(iso: IsoDate, texts: Texts): string;
  period_text(dates: { since: IsoDate | null; until: IsoDate | null }, texts: Texts): string;
  spoken_lines(circle: Circle, texts: Texts): string[];
  // ticks.js, track.js, panel.js, notes.js, tiles.js, tip.js, place_list.js, playing.js,
  // position.js, date_field.js
  bar_edges(first: Day, last: Day, pixels_per_day: number): [left: number, right: number];
  event_edges(first: Day, last: Day, pixels_per_day: number): [left: number, right: number];
  shares_beside(period: Period, span: number, width: number): [left: number, right: number];
  ticks_of(timetable: Pick<Timetable, "span" | "iso_of_day">, width: number): [Day, string][];
  time_track(
    theme: Theme, on: { pick: (day: Day) => void; release: () => void },
  ): Track;
  build_panel(track: Track, on: PanelActions): Panel;
  build_notes(): Notes;
  tiles_switch(map: CountryMap, tiles: Tiles): TilesSwitch;
  build_tip(map: CountryMap): Tip;
  build_place_list(painter: Painter, on_choose: (place_id: string) => void): PlaceList;
  player(slider: Slider): Player;
  position(slider: Slider): Position;
  date_field(slider: Slider): DateField;
  // overlay.js, reporter.js, printing.js
  build_overlay(
    map: CountryMap, options: Pick<Options, "wide" | "tiles">, on_fold: () => void,
  ): Overlay;
  REST: number;
  chosen_of(state: MapState): string;
  reporter(read: () => MapState, is_moving: () => boolean, on_change: OnChange): Reporter;
  follow_printing(
    drawn: { map: CountryMap; shell: HTMLElement; painter: Painter },
    draw_legend: () => void, restored: () => void,
  ): Stop;
  // input.js, slider.js
  listen_to_reader(slider: Slider): Stop;
  Slider: new (
    map: CountryMap, table: Table | PackedTable, options: Options, on_change: OnChange,
  ) => Slider;
}
