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
