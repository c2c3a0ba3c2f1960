/* Playing: the days go by at a pace that the track sets, or event after event. */
(function () {
  "use strict";
  const parts = window.timemap_parts;
  const LONGEST_FRAME = 0.25; // seconds; a tab that slept goes on where it was

  /** Where it is, in days and fractions of one, and the time of the last step.
      @typedef {{ position: number, since: number | null, frame: number }} Playing */

  /* What plays `slider`, whose day it moves. */
  parts.player = function player(slider) {
    /** @type {Playing | null} */
    let playing = null;
    let speed = 1;

    const next_event = () => slider.timetable.day_of_next_event(slider.day);

    function play() {
      const { span, is_empty } = slider.timetable;
      if (is_empty || span === 0) return;
      if (slider.day >= span || (slider.by_events() && next_event() === null)) {
        slider.put(slider.first_day());
        slider.show();
      }
      playing = { position: slider.day, since: null, frame: 0 };
      slider.say_playing(true);
      playing.frame = requestAnimationFrame(tick);
    }

    /** @type {(now: number) => void} */
    function tick(now) {
      if (!playing) return;
      const seconds = playing.since === null ? 0 : (now - playing.since) / 1000;
      if (slider.by_events()) play_events(playing, seconds, now);
      else play_days(playing, seconds, now);
      if (playing) playing.frame = requestAnimationFrame(tick);
    }

    /** @type {(playing: Playing, seconds: number, now: number) => void} */
    function play_days(playing, seconds, now) {
      const { span } = slider.timetable;
      const rules = slider.style.playback;
      const pace = Math.min(rules.most_days_per_second, Math.max(
        rules.fewest_days_per_second, span / rules.seconds_for_the_track,
      ));
      const passed = pace * speed * Math.min(seconds, LONGEST_FRAME);
      playing.since = now;
      playing.position = Math.min(span, playing.position + passed);
      const day = slider.timetable.stop_at(Math.floor(playing.position));
      if (day === slider.day) slider.show_position(playing.position);
      else {
        slider.put(day);
        slider.show(playing.position);
      }
      if (playing.position >= span) stop();
    }

    /** @type {(playing: Playing, seconds: number, now: number) => void} */
    function play_events(playing, seconds, now) {
      if (playing.since === null) playing.since = now;
      if (seconds < slider.style.playback.seconds_per_event / speed) return;
      playing.since = now;
      const next = next_event();
      if (next !== null) {
        slider.put(next);
        slider.show();
      }
      if (next_event() === null) stop();
    }

    function stop() {
      if (!playing) return;
      halt();
      slider.settle();
    }

    /* Stops and tells nobody: for whoever moves on at once. */
    function halt() {
      if (!playing) return;
      cancelAnimationFrame(playing.frame);
      playing = null;
      slider.say_playing(false);
      slider.show_position(slider.day);
    }

    return {
      get speed() { return speed; },
      set speed(times) { speed = times; },
      is_playing: () => playing !== null,
      play,
      stop,
      halt,
      /* Another table has come while it plays. */
      go_on_from(day) {
        if (playing) playing.position = day;
      },
    };
  };
})();
