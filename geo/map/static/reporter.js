/* Tells whoever listens what the reader chose, once it has come to rest. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /* Milliseconds without a key or a move after which the slider counts as resting. */
  parts.REST = 300;

  /* A state as text without what nobody chose: a view of the whole country follows from the room
     for the map, which other words above it and another legend change. */
  parts.chosen_of = function chosen_of({ zoom, center, ...state }) {
    return JSON.stringify(state.whole_country ? state : { ...state, zoom, center });
  };

  /* `read` gives the state; while `is_moving` says so, nothing is told. */
  parts.reporter = function reporter(read, is_moving, on_change) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let waiting;
    let told = "";
    let is_drawn = false;
    let is_stopped = false;
    let listener = on_change;

    /** @type {(wait: number) => void} */
    function report(wait) {
      if (is_stopped) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const state = read();
        const chosen = parts.chosen_of(state);
        if (!is_drawn || is_moving() || chosen === told) return;
        told = chosen;
        listener(state);
      }, wait);
    }

    return {
      is_drawn: () => is_drawn,
      listen(next) { listener = next; },
      /* Tells the state, if another was chosen, once nobody has called this for so many milliseconds. */
      report,
      /* Takes back what was to be told. */
      hold() { clearTimeout(waiting); },
      /* The first picture is being made: tells the state once it is on the screen, or after a
         second in a hidden tab, which paints none. */
      begin() {
        const say = () => {
          if (is_drawn) return;
          is_drawn = true;
          parts.mark_drawn();
          report(0);
        };
        requestAnimationFrame(() => requestAnimationFrame(say));
        setTimeout(say, 1000);
      },
      stop() {
        is_stopped = true;
        clearTimeout(waiting);
        listener = () => {};
      },
    };
  };
})();
