/* A scene in words beside its picture: what it is called, its figure, what stands beneath. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;
  const { texts, line } = present;
  const LEAST = 0.5; // of their size that letters shrink to before a text scrolls

  /* The sentence with what it was counted from; "" where there is none. */
  present.sentence_of = function sentence_of({ sentence, basis }) {
    return sentence ? `${[sentence, basis].filter(Boolean).join(", ").replace(/\.$/, "")}.` : "";
  };

  /* The words of a scene. `on_back` is called when the room wants back from its question. */
  present.told_pane = function told_pane(on_back) {
    const node = element("section", { class: "present-told", "aria-label": texts.present });
    let fitted = 0; // letters that the present size was made for
    let sentence = ""; // that of what was shown last

    function fit(letters = 0) {
      fitted = letters;
      present.fit(node, LEAST);
    }

    /** What the room asked for has a way back, for those who have no Escape.
        @type {(asked: boolean) => HTMLElement[]} */
    function way_back(asked) {
      if (!asked) return [];
      const button = element("button", { type: "button", class: "present-back" }, [
        texts.back_to_scene, element("kbd", {}, ["Esc"]),
      ]);
      button.addEventListener("click", () => on_back());
      return [button];
    }

    /** @type {(scene: PresentScene) => HTMLElement[]} */
    function counted(scene) {
      const { own, figure, basis } = scene;
      return [
        ...(own ? line(scene.when, "present-when") : []),
        element("p", { class: "present-figure" }, present.figure_parts(figure)),
        ...line(own ? scene.sentence : present.sentence_of(scene), "present-sentence"),
        ...(own ? line(`${texts.own_sentence} ${figure}, ${basis}`, "present-second") : []),
        ...line(scene.second, "present-second"),
        ...line(scene.playing || scene.at_rest, "present-second"),
        ...line(scene.changed, "present-changed"),
      ];
    }

    return {
      node,
      /* The scene as it is shown now; `asked`: on the whole table, which the room asked for. */
      show(scene, asked) {
        node.replaceChildren(
          ...line(scene.title, "present-title", "h2"),
          ...(scene.problem ? line(scene.problem, "present-problem") : counted(scene)),
          ...way_back(asked),
        );
        const letters = (node.textContent || "").length;
        // While days go by, letters only become smaller; another event is laid out anew.
        if (!scene.playing || scene.sentence !== sentence || letters > fitted) fit(letters);
        sentence = scene.sentence;
      },
      fit_again: () => fit(fitted),
    };
  };
})();
