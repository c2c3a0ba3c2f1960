// What scripts on our pages are given. Read by `tsc` alone: no page loads it.

/** What Streamlit calls a component of ours with. */
interface Component<Data> {
  data: Data;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: string, value: unknown): void;
  setStateValue(name: string, value: unknown): void;
}

/** What points_map.js draws: points with their names, and what the map as a whole is called. */
interface ShownPoints {
  points: [
    latitude: number, longitude: number, label: string, state: "sure" | "doubtful" | "network",
  ][];
  text: string;
  no_land: string;
}
