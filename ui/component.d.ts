// What scripts on our pages are given. Read by `tsc` alone: no page loads it.

/** What Streamlit calls a component of ours with. */
interface Component<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
  setStateValue(name: string, value: unknown): void;
}

/** What points_map.js draws: points with their names, what the map as a whole is called, and the
    name that a click says the place of, "" for none. */
interface ShownPoints {
  points: [
    latitude: number, longitude: number, label: string, state: "sure" | "doubtful" | "network",
    place_id: string,
  ][];
  text: string;
  no_land: string;
  asks: string;
}

/** What stays between two runs of a script of ours, for as long as the page is open. */
interface Window {
  /** `steps` of the reader so far, and how often the last was told; `page` and `path` of the last
      run that knew of it; `due`: the timer of the next telling. */
  browser_history?: {
    steps: number; told: number; page: string | null; path: string; due: number;
  };
  drawer_closed_for?: Record<string, string | number>;
  focus_given?: number;
  incident_in_sight?: string | null;
}
