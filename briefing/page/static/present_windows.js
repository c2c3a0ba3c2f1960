/* Two windows on one briefing: the audience's, which shows it, and the presenter's, which leads it.
   They talk by a channel of the browser; nothing goes over a server, so it works from a file too. */
(function () {
  "use strict";
  const { present } = window;
  const { element } = window.timemap_parts;
  const { texts } = present;

  const asked = location.hash.match(/^#presenter=(\w+)$/);
  /* Known again after a reload; another window on the same briefing is led by another presenter. */
  const pair = asked ? asked[1] : (history.state || {}).pair
    || `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  const channel = new BroadcastChannel(`present-${pair}`);
  /** @type {Window | null} */
  let opened = null;

  present.is_presenter = Boolean(asked);
  present.pair = pair;
  present.post = (message) => channel.postMessage(message);
  present.hear = function hear(on_message) {
    channel.addEventListener("message", ({ data }) => on_message(data));
  };

  /* Opens the presenter's window, or brings it to the front. */
  present.open_presenter = function open_presenter() {
    if (opened && !opened.closed) {
      opened.focus();
      return;
    }
    const address = `${location.href.split("#")[0]}#presenter=${pair}`;
    opened = window.open(address, `presenter-${pair}`, "popup,width=1100,height=760");
    if (!opened) tell_refused(address);
  };

  /* The browser may forbid it: then a link does it by hand. */
  function tell_refused(/** @type {string} */ address) {
    const link = element("a", { href: address, target: "_blank" }, [texts.presenter]);
    const node = present.dialog(texts.presenter, "present-refused", [
      element("p", {}, [texts.no_window]), element("p", {}, [link]),
    ]);
    node.addEventListener("close", () => node.remove());
    document.body.append(node);
    node.showModal();
  }
})();
