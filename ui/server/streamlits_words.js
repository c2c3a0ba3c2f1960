/* Says in the language of the page what Streamlit's script has in English alone: in texts and in
   names that are read aloud, wherever they come up. What we draw ourselves stays as it is. */
(function () {
  "use strict";
  const SPOKEN = ["aria-label", "aria-roledescription", "title", "placeholder", "alt"];
  const OURS = "script, style, iframe, code, pre, textarea, .stHtml, [role=grid], [lang]:not(html)";
  const ENGLISH = "en";
  const LONGEST = 200; // letters: nothing that Streamlit says is longer

  /** @type {Record<string, Record<string, string>>} language -> Streamlit's words -> ours */
  let catalogues = {};
  const words = () => catalogues[document.documentElement.lang];

  /** @param {string} english */
  const shapeOf = (english) => new RegExp(`^${english.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part.replace(/[^\w\s]/g, "\\$&");
    return `(?<${part}>${/name|label|types/.test(part) ? ".+" : "(?:.+, )?[\\d.,]+"})`;
  }).join("")}$`);
  /** Those with something put into them: how it looks, and the words in the catalogue.
   *  @type {[RegExp, string][]} */
  let shapes = [];

  /** @param {string} text */
  function said(text) {
    const catalogue = words(), english = text.trim();
    if (!catalogue || !english || english.length > LONGEST) return text;
    if (Object.hasOwn(catalogue, english)) return text.replace(english, () => catalogue[english]);
    const [, tool, of] = /^([^:]+)(: .+)$/.exec(english) ?? []; // of which table
    if (tool && Object.hasOwn(catalogue, tool)) return catalogue[tool] + of;
    for (const [shape, message] of shapes) {
      const found = shape.exec(english)?.groups;
      if (found) return catalogue[message].replace(/\{(\w+)\}/g, (_, name) => found[name]);
    }
    return text;
  }

  /** What stood in a text or an attribute before we wrote into it, and what we wrote.
   *  @type {WeakMap<Node, {english: string, ours: string}>} */
  const written = new WeakMap();

  /** @param {Node | null} node a text or an attribute */
  function say(node) {
    if (!node) return;
    const now = node.nodeValue ?? "", before = written.get(node);
    const english = before?.ours === now ? before.english : now;
    const ours = said(english);
    if (ours !== english) written.set(node, { english, ours });
    if (ours !== now) node.nodeValue = ours;
  }

  /** @param {Node} root */
  function sayAll(root) {
    if (root instanceof Text) return say(root);
    if (!(root instanceof Element) || root.closest(OURS)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => node instanceof Element && node.matches(OURS)
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.currentNode; node; node = /** @type {Node} */ (walker.nextNode())) {
      if (node instanceof Text) say(node);
      else if (node instanceof Element) SPOKEN.forEach((name) => say(node.getAttributeNode(name)));
    }
  }

  const spoken = new MutationObserver((changes) => {
    if (!words()) return;
    for (const { type, target, attributeName, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      if (!element || element.closest(OURS)) continue;
      if (type === "childList") addedNodes.forEach(sayAll);
      else say(attributeName ? element.getAttributeNode(attributeName) : target);
    }
  });

  const given = document.currentScript?.dataset.words ?? "{}";

  /** Follows the language of the page. A page in English is drawn without being listened to. */
  function follow() {
    const { documentElement } = document;
    if (!shapes.length) {
      if (documentElement.lang === ENGLISH) return;
      catalogues = JSON.parse(given);
      shapes = Object.keys(Object.values(catalogues)[0] ?? {})
        .filter((english) => english.includes("{")).map((english) => [shapeOf(english), english]);
      spoken.observe(documentElement, {
        subtree: true, childList: true, characterData: true, attributes: true,
        attributeFilter: SPOKEN,
      });
    }
    sayAll(documentElement);
  }

  follow();
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["lang"] });
})();
