/* Days and figures in the reader's words. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const { FLAGS } = parts;

  /* The text with a value in the place of each {name}. */
  parts.fill = function fill(text, values) {
    return String(text).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };

  parts.date_text = function date_text(iso, texts) {
    const [year, month, day] = iso.split("-").map(Number);
    return parts.fill(texts.date, { year, month: texts.months[month - 1], day });
  };

  /* "" for no period; one date for a period of one day. */
  parts.period_text = function period_text({ since, until }, texts) {
    if (!since || !until) return "";
    if (since === until) return parts.date_text(since, texts);
    return parts.fill(texts.period, {
      since: parts.date_text(since, texts), until: parts.date_text(until, texts),
    });
  };

  /* A figure as one says it, "12 or more"; then each thing else that is known about it. */
  parts.spoken_lines = function spoken_lines({ label, flags }, texts) {
    const open = flags & FLAGS.open_ended && label && label.endsWith("+");
    const lines = [open ? parts.fill(texts.or_more, { figure: label.slice(0, -1) }) : label];
    if (flags & FLAGS.no_number) lines.push(texts.legend_no_number);
    if (flags & FLAGS.zero) lines.push(texts.legend_zero);
    if (flags & FLAGS.disputed) lines.push(texts.legend_disputed);
    if (flags & FLAGS.far_apart) lines.push(texts.far_apart);
    if (flags & FLAGS.far_apart_within) lines.push(texts.far_apart_within);
    return lines.filter(Boolean);
  };
})();
