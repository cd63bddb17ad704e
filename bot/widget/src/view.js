// @ts-check
/** The widget's frame: the button that opens it, the head with its tools, the place for settings. */

import { button, h, icon } from "./dom.js";
import { AUTONYMS, TONGUES } from "./texts.js";

/**
 * @param {import("./context.js").Labels} labels
 * @param {boolean} page whether it is a part of the page and not a window over it
 * @param {HTMLElement} talk
 * @param {HTMLElement} foot
 */
export function drawView(labels, page, talk, foot) {
  const tool = (/** @type {"menu" | "close"} */ name, /** @type {import("./dom.js").Props} */ props = {}) => {
    const made = button({ class: "tool", ...props }, icon(name));
    labels.put(made, name, "title");
    return labels.put(made, name, "aria-label");
  };
  const launcher = button({ class: "launcher", "aria-haspopup": "dialog" }, icon("chat"));
  launcher.append(labels.put(h("span"), "launch"));
  const options = TONGUES.map((code) => h("option", { value: code, lang: code }, AUTONYMS[code]));
  const tongues = labels.put(h("select", { class: "tongue" }, ...options), "language", "aria-label");
  const gear = tool("menu", { "aria-expanded": "false", "aria-controls": "settings" });
  const close = tool("close", { hidden: page });
  const title = h("h2", { class: "title", id: "title" }, "Quqyq", labels.put(h("small"), "subject"));
  const settings = h("div", { class: "settings", id: "settings", role: "group", hidden: true });
  labels.put(settings, "menu", "aria-label");
  const status = h("p", { class: "unseen", role: "status" });
  const parts = [h("div", { class: "head" }, title, tongues, gear, close), settings, talk, foot, status];
  const panel = h(page ? "section" : "dialog", { class: "panel", "aria-labelledby": "title" }, ...parts);
  if (page) panel.setAttribute("open", "");
  const beside = labels.put(h("div", { role: "region", hidden: page }, launcher), "subject", "aria-label");
  return { launcher, tongues, gear, close, settings, status, panel, root: h("div", { class: "root" }, beside, panel) };
}
