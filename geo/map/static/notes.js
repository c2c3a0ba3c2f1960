/* The notes on the map: all of them where the frame is wide, else one line that unfolds, so that
   they hide no circle. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { element } = parts;

  /* The notes; name(text) names the button that unfolds them. */
  parts.build_notes = function build_notes() {
    const lines = element("div", { class: "timemap-notes-lines" });
    const button = element("button", { type: "button", class: "timemap-unfold", hidden: "" });
    const node = element("div", { class: "timemap-notes" }, [lines, button]);
    /** @type {string[]} */
    let told = [];
    let crowd = "";
    let wide = true;
    let open = false;
    let is_asked = false; // whether a look at what is seen is on its way

    const is_folded = () => !wide && !open;

    function fold() {
      node.classList.toggle("timemap-folded", is_folded());
      button.setAttribute("aria-expanded", String(!is_folded()));
      if (!is_folded()) button.hidden = wide;
      else if (!is_asked) {
        is_asked = true;
        parts.after_picture(look);
      }
    }

    /* Makes the browser lay the page out, for which no circle waits. */
    function look() {
      is_asked = false;
      if (is_folded()) button.hidden = all_are_seen();
    }

    function write() {
      const all = crowd ? [crowd, ...told] : told;
      node.hidden = !all.length;
      lines.replaceChildren(...all.map((text) => element("p", {}, [text])));
      fold();
    }

    function all_are_seen() {
      const first = lines.firstElementChild;
      return !first || (lines.children.length === 1 && first.scrollWidth <= first.clientWidth);
    }

    /** @type {(wanted: boolean) => void} */
    function open_or_close(wanted) {
      open = wanted;
      fold();
    }

    button.addEventListener("click", () => open_or_close(!open));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !open || wide) return;
      event.stopPropagation();
      open_or_close(false);
      button.focus();
    });

    return {
      node,
      name(text) { parts.name_control(button, text); },
      show(next) {
        told = next;
        write();
      },
      /* Before them what is said of circles that wait for a closer look; "" where none does. */
      show_crowd(text) {
        crowd = text;
        write();
      },
      /* Follow a frame that has another width now. */
      fit(is_wide) {
        wide = is_wide;
        fold();
      },
    };
  };
})();
