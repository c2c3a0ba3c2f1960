/* What the parts of the presenting page share: its content, its words, and text that grows to the
   room it has. Everything from a briefing becomes text nodes, never markup. */
(function () {
  "use strict";
  const present = (window.present = /** @type {Present} */ ({}));
  const { element } = window.timemap_parts;

  // Without both sheets nothing lies where it should: then the page stays the briefing in words.
  const root = getComputedStyle(document.documentElement);
  const styles = ["--timemap-style", "--present-style"].map((name) => root.getPropertyValue(name));
  if (!styles.every(Boolean)) throw new Error("A stylesheet of this page did not come.");
  document.documentElement.classList.add("present-runs");

  /** @type {(id: string) => any} */
  function read(id) {
    const node = document.getElementById(id);
    return node ? JSON.parse(node.textContent || "") : null;
  }

  present.content = read("present-content");
  present.land = read("present-land");
  present.texts = present.content.texts;

  /* A paragraph, or nothing for no text. */
  present.line = function line(text, css, tag = "p") {
    return text ? [element(tag, css ? { class: css } : {}, [text])] : [];
  };

  /* A link to a document; the text alone where its address is no web address. */
  present.link = function link(text, url) {
    if (!/^https?:\/\//i.test(url || "")) return element("span", {}, [text]);
    return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, [text]);
  };

  const NUMBER = /\d(?:[\d.,\u00a0\u202f ]*\d)?/g;
  const QUOTED_OR_NUMBER = new RegExp(`[“«][^”»]*[”»]|${NUMBER.source}`, "g");

  /** What of a figure is in large letters: its numbers; where one of several phrases has none
      (“about 20” and “dozens”), all of these phrases, or the number alone would be read.
      @type {(text: string) => RegExpMatchArray[]} */
  function large_parts(text) {
    const phrases = [...text.matchAll(QUOTED_OR_NUMBER)];
    const all_alike = phrases.length > 1 && phrases.some(([phrase]) => !/\d/.test(phrase));
    return all_alike ? phrases : [...text.matchAll(NUMBER)];
  }

  /* A figure with its numbers in large letters and its words in smaller ones. */
  present.figure_parts = function figure_parts(text) {
    /** @type {[part: string, css: string][]} */
    const made = [];
    let end = 0;
    for (const found of large_parts(text)) {
      made.push([text.slice(end, found.index), "present-word"], [found[0], "present-number"]);
      end = (found.index || 0) + found[0].length;
    }
    made.push([text.slice(end), "present-word"]);
    return made.flatMap(([part, css]) => {
      const word = part.trim();
      if (!word) return part ? [part] : [];
      const whole = css === "present-word" && word.length <= LONGEST_WHOLE ? " present-whole" : "";
      const [before, after] = part.split(word); // a line may break at the blanks around it
      return [before, element("span", { class: `${css}${whole}` }, [word]), after];
    });
  };

  const STEP = 0.94;
  const LONGEST_WHOLE = 12; // letters of a part of a figure that is not broken: "or more"

  /* Makes the letters in a box as large as fit it, from `most` down to `least` times their size. */
  present.fit = function fit(box, least, most = 1) {
    const words = [...box.children].filter((node) => !node.hasAttribute("aria-hidden"));
    let wide = false;
    box.classList.remove("present-tight");
    for (let size = most; ; size *= STEP) {
      box.style.setProperty("--fit", Math.max(size, least).toFixed(3));
      wide = [box, ...words].some((node) => node.scrollWidth > node.clientWidth + 1);
      const fits = !wide && box.scrollHeight <= box.clientHeight + 1;
      if (fits || size <= least) break;
    }
    box.classList.toggle("present-tight", wide); // then a word may break rather than stick out
    const scrolls = box.scrollHeight > box.clientHeight + 1;
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };

  /* A report as a room reads it: figure, who, their words, where it can be read. */
  present.report = function report(row) {
    const { texts, content } = present;
    const sources = row.source_ids.map((id) => content.sources[id]).filter(Boolean);
    const who = [row.origin, row.basis, row.counts ? "" : texts.counted_not];
    const read_at = element("ul", { class: "present-read" }, sources.map((source) => {
      const title = [source.publisher, source.title].filter(Boolean).join(": ");
      return element("li", {}, [
        present.link(title, source.url),
        ...(source.published ? [`, ${source.published}`] : []),
        ...(source.archive_url ? [" (", present.link(texts.archived, source.archive_url), ")"] : []),
      ]);
    }));
    return element("li", { class: "present-report" }, [
      ...present.line(row.figure, "present-report-figure"),
      ...present.line(who.filter(Boolean).join(" \u00b7 "), "present-who"),
      ...(row.words ? [element("blockquote", { lang: row.words_language }, [row.words])] : []),
      ...(row.translation ? [element("p", { class: "present-translation" }, [
        `${texts.in_english}: ${row.translation}`,
      ])] : []),
      ...present.line(row.where, "present-where"),
      read_at,
    ]);
  };
})();
