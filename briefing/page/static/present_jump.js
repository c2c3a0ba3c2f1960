/* Jump to: the field in which what the room asks for is typed, and what fits it beneath. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;
  const { texts } = present;

  /* The field; `on_go` is called with what was chosen. */
  present.jump_pane = function jump_pane(on_go) {
    const input = element("input", {
      type: "text", autocomplete: "off", spellcheck: "false", maxlength: "80", role: "combobox",
      "aria-expanded": "true", "aria-controls": "present-matches", "aria-label": texts.jump,
      placeholder: texts.jump_hint,
    });
    const list = element("ul", { id: "present-matches", role: "listbox", "aria-label": texts.jump });
    const nothing = element("p", { class: "present-quiet", role: "status" });
    const node = present.dialog(texts.jump, "present-jump", [input, list, nothing]);
    /** @type {PresentScene} */
    let scene;
    /** @type {Match[]} */
    let found = [];
    let at = 0;

    /** @type {(match: Match | undefined) => void} */
    function choose(match) {
      if (!match || !match.go) return;
      node.close();
      on_go(match.go);
    }

    /** @type {(next: number) => void} */
    function mark(next) {
      at = next;
      [...list.children].forEach((item, index) => {
        item.setAttribute("aria-selected", String(index === at));
        if (index === at) item.scrollIntoView({ block: "nearest" });
      });
      input.setAttribute("aria-activedescendant", found.length ? `present-match-${at}` : "");
    }

    function look() {
      found = present.matches(input.value, scene);
      list.replaceChildren(...found.map((match, index) => {
        const item = element("li", {
          id: `present-match-${index}`, role: "option", "aria-disabled": match.go ? null : "true",
        }, [element("span", {}, [match.text]), element("small", {}, [match.note])]);
        item.addEventListener("click", () => choose(match));
        return item;
      }));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      nothing.textContent = input.value.trim() && !found.length ? texts.no_match : "";
      mark(Math.max(0, found.findIndex(({ go }) => Boolean(go))));
    }

    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (step && found.length) {
        event.preventDefault();
        mark((at + step + found.length) % found.length);
      } else if (event.key === "Enter") {
        event.preventDefault();
        choose(found[at]);
      }
    });

    return {
      node,
      open(typed, of_scene) {
        scene = of_scene;
        input.value = typed;
        node.showModal();
        input.focus();
        look();
      },
    };
  };
})();
