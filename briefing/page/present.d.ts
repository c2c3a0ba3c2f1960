// The form of what the page that presents holds (content.py), and of what its scripts share. Read
// by `tsc` alone: no page loads it.

/** A report as a room reads it; `counts` is whether the rule used it here. */
interface ReportRow {
  figure: string;
  low: Bound;
  high: Bound;
  origin: string;
  basis: string;
  words: string;
  words_language: string;
  translation: string;
  where: string;
  source_ids: string[];
  counts: boolean;
}

/** A document cited; `url` is "" where links are left out. */
interface SourceRow {
  publisher: string;
  title: string;
  published: string;
  url: string;
  archive_url: string;
}

interface SceneMap {
  table: PackedTable;
  /** The table to begin with where no position of `table` counts what the scene counts. */
  rest: PackedTable | null;
  initial: Initial;
  /** The number of the list of labels. */
  labels: number;
  /** The words from this day of `table` on, by day. */
  positions: [day: Day, words: number][];
  reports: [number: number, place_ids: string[], first: Day, last: Day][];
  /** All names that a place ever had, by its id. */
  names: Record<string, string[]>;
}

/** What only a scene that could be counted has; its texts are "" where there is nothing to say. */
interface PresentScene {
  kind: "map" | "regions" | "incident" | "passport";
  problem: string;
  title: string;
  figure: string;
  when: string;
  sentence: string;
  basis: string;
  second: string;
  checked: string;
  sure: string;
  spoken: string;
  played: string;
  /** That a sum is shown whose events are played one by one. */
  at_rest: string;
  /** What the playing counts, where the slider has been moved. */
  playing?: string;
  changed: string;
  source_line: string;
  as_of: string;
  filters: string;
  alternative: string;
  code: string;
  /** The days of the one event that it counts, or those of which it counts everything. */
  of_days?: [since: IsoDate, until: IsoDate] | null;
  /** Whether the sentence is the author's own. */
  own: boolean;
  author_notes: string;
  minutes: number;
  map?: SceneMap;
  outline?: [depth: number, text: string][];
  reports?: number[];
  sources?: string[];
  persons?: string[];
  left_out?: string[];
  risks?: string[];
  /** The scene without a map as SVG, one for each width, the narrowest first. */
  pictures?: string[];
}

interface PresentContent {
  title: string;
  language: string;
  /** Those in which the app serves this page, with their own names; none in a file. */
  languages: [code: string, name: string][];
  texts: Record<string, string>;
  slider_texts: Texts;
  style: Style;
  scenes: PresentScene[];
  /** The map of the whole table; null where there is none to ask. */
  question: PresentScene | null;
  whole: Record<"rule" | "licence" | "licence_url" | "contact" | "version" | "as_of", string>;
  reports: ReportRow[];
  sources: Record<string, SourceRow>;
  /** What is said at the positions of sliders, in place of what is said of their scenes. */
  words: Partial<PresentScene>[];
  labels: CityLabel[][];
  land_url?: string;
}

/** Where a jump leads: a scene by its index and a place on its map, or a day and a place on the map
    of the scene or of the whole table. */
type Jump =
  | { scene: number; place_id?: string }
  | { scene?: undefined; where: "scene" | "question"; iso?: IsoDate; place_id?: string };

/** What fits a typed text; nowhere to go where it only says that there is nothing. */
interface Match {
  text: string;
  note: string;
  go: Jump | null;
}

interface OpenMap {
  has_slider: boolean;
  state(): MapState;
  is_playing(): boolean;
  play(): void;
  stop(): void;
  go(iso: IsoDate): void;
  select(place_id: string | null): void;
  circle(place_id: string): DrawnCircle | undefined;
  reports(place_id: string): { row: ReportRow; alone: boolean }[];
  close(): void;
}

/** A text in as many screens as it fills. */
interface Screens {
  number: number;
  show(index: number): void;
}

/** Seconds spent on each scene. */
interface Clock {
  open(index: number): void;
  spent(): number[];
  go_on_from(seconds: number[]): void;
}

/** What the audience's window shows: the scene where its slider stands, and the seconds spent on each
    scene at the time `at`, in milliseconds. `fresh`: it has just been loaded; `more`: the scene goes
    on over another screen. */
interface Told {
  scene: PresentScene;
  fresh: boolean;
  index: number;
  question: boolean;
  where: string;
  more: boolean;
  place: string;
  blank: boolean;
  spent: number[];
  at: number;
}

/** What one window says to the other: the audience's what it shows or that it closes, the
    presenter's a question for that, a key, a jump, or the clock as it is to go on. */
interface Message {
  told?: Told;
  closed?: boolean;
  asks?: boolean;
  key?: string;
  go?: Jump;
  spent?: number[];
}

/** What the scripts share, each part set by the script that its name stands in. */
interface Present {
  // present_words.js
  content: PresentContent;
  land: Land | null;
  texts: Record<string, string>;
  line(
    text: string | false | undefined | null, css?: string, tag?: keyof HTMLElementTagNameMap,
  ): HTMLElement[];
  link(text: string, url: string): HTMLElement;
  figure_parts(text: string): (string | HTMLElement)[];
  fit(box: HTMLElement, least: number, most?: number): void;
  report(row: ReportRow): HTMLElement;
  // present_pictures.js
  pictures: Record<string, (scene: PresentScene) => (Node | string)[]>;
  // present_screens.js
  screens(box: HTMLElement): Screens;
  // present_position.js
  at_position(scene: PresentScene, reading: Reading, times: Timetable): PresentScene;
  // present_map.js
  open_map(box: HTMLElement, scene: PresentScene, on: {
    read: (now: PresentScene, reading: Reading) => void;
    place: (place_id: string | null) => void;
  }): OpenMap;
  // present_panes.js
  icon_button(path: string, text: string, on_click: (event: MouseEvent) => void): HTMLButtonElement;
  dialog(title: string, css: string, children: Node[]): HTMLDialogElement;
  place_pane(on_close: () => void): {
    node: HTMLElement;
    show(map: OpenMap, place_id: string, heading_of_days: string): void;
    hide(): void;
  };
  clock(): Clock;
  about_pane(): { node: HTMLElement; open(scene: PresentScene): void };
  // present_jump.js, present_matches.js
  matches(typed: string, scene: PresentScene): Match[];
  jump_pane(on_go: (jump: Jump) => void): {
    node: HTMLElement;
    open(typed: string, scene: PresentScene): void;
  };
  // present_told.js
  sentence_of(scene: PresentScene): string;
  told_pane(on_back: () => void): {
    node: HTMLElement;
    show(scene: PresentScene, asked: boolean): void;
    fit_again(): void;
  };
  // present_windows.js
  is_presenter: boolean;
  pair: string;
  post(message: Message): void;
  hear(on_message: (message: Message) => void): void;
  open_presenter(): void;
  // present_controls.js
  toolbar(tools: [name: string, key: string, act: () => void][]): {
    node: HTMLElement;
    buttons: Record<string, HTMLButtonElement>;
  };
  fade_when_calm(toolbar: HTMLElement): void;
  listen_to_keys(
    keys: Record<string, () => void>, on_typed: (typed: string) => void, on_wake: () => void,
  ): void;
  toggle_theme(): void;
  toggle_full_screen(): void;
  blank(wanted: boolean): void;
  is_blank(): boolean;
  // present.js
  state(): {
    index: number; question: boolean; place: string | null; map: MapState | null; playing: boolean;
  };
}

interface Window {
  present: Present;
}
