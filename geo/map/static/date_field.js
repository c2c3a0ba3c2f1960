/* What is typed into the date field: an ISO date moves the thumb; for other words the page is asked
   which day they mean. */
(function () {
  "use strict";
  const parts = window.timemap_parts;

  /** @type {TimemapParts["date_field"]} */
  parts.date_field = function date_field(slider) {
    /** @type {Asked | null} */
    let asked = null;

    /** @type {(iso: IsoDate) => void} */
    function go_to(iso) {
      const { span, day_of_iso, iso_of_day } = slider.timetable;
      const day = day_of_iso(iso);
      if (day < 0 || day > span) {
        const [first, last] = [iso_of_day(0), iso_of_day(span)];
        slider.panel.complain(parts.fill(slider.texts.off_track, { day: iso, first, last }));
        return;
      }
      slider.go(day);
      slider.panel.complain("");
      slider.settle();
    }

    return {
      asked: () => asked,
      typed(text) {
        const { answered } = slider.options;
        if (parts.is_iso_date(text)) {
          go_to(text);
        } else if (answered) {
          asked = { number: answered.number + 1, text };
          slider.reporter.report(0);
        } else {
          slider.panel.complain(slider.texts.bad_date);
        }
      },
      answer({ number, day, problem }) {
        if (!asked || number !== asked.number) return;
        asked = null;
        if (day) go_to(day);
        else slider.panel.complain(problem || slider.texts.bad_date);
      },
    };
  };
})();
