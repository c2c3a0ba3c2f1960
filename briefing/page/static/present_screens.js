/* A text too long for its box, as screens that follow one another: no line is cut, none is scrolled. */
(function () {
  "use strict";
  const { present } = window;

  /** The nodes in runs that are each no higher than the room; no heading stands last.
      @type {(nodes: HTMLElement[], room: number) => HTMLElement[][]} */
  function runs_of(nodes, room) {
    /** @type {HTMLElement[][]} */
    const runs = [];
    let top = 0;
    nodes.forEach((node) => {
      const box = node.getBoundingClientRect();
      let run = runs[runs.length - 1];
      if (!run || box.bottom - top > room) {
        const heading = run && run.length > 1 && run[run.length - 1].matches("h3") ? run.pop() : null;
        run = heading ? [heading] : [];
        top = (heading || node).getBoundingClientRect().top;
        runs.push(run);
      }
      run.push(node);
    });
    return runs;
  }

  /* The lines of a box in as many screens as they fill, of which `show` lets one be seen. */
  present.screens = function screens(box) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = box.querySelectorAll("li, h3");
    const nodes = [...found];
    nodes.forEach((node) => { node.hidden = false; });
    const { paddingTop, paddingBottom } = getComputedStyle(box);
    const room = box.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
    const fits = box.scrollHeight <= box.clientHeight + 1;
    const runs = fits ? [nodes] : runs_of(nodes, room);
    return {
      number: runs.length,
      show(index) {
        const shown = new Set(runs[index]);
        nodes.forEach((node) => { node.hidden = !shown.has(node); });
        if (runs.length > 1) box.removeAttribute("tabindex"); // nothing is left to scroll
      },
    };
  };
})();
