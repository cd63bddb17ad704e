// @ts-check
/** The beginning: a greeting, the plain statement that a machine answers, and questions to begin with. */

import { h } from "./dom.js";
import { botMessage, choices } from "./reply.js";
import { say, toLatin } from "./texts.js";

/** How many questions are offered at once. */
const OFFERED = 4;

/**
 * @typedef {object} Beginning
 * @property {string} greeting empty for the widget's own
 * @property {string} topic id of the topic to begin with, or empty
 * @property {import("./api.js").Area[]} areas empty until they are known
 * @property {import("./api.js").Topic[]} chosen topics the portal offers first
 */

/**
 * @param {import("./context.js").Context} context
 * @param {Beginning} beginning
 */
export function startMessage(context, { greeting, topic, areas, chosen }) {
  const tongue = context.tongue();
  const script = (/** @type {string} */ text) => (tongue === "kk-Latn" ? toLatin(text) : text);
  const entry = (/** @type {import("./api.js").Topic} */ { title, payload }) => ({ title: script(title), payload });
  const made = botMessage(
    tongue,
    h("p", {}, greeting || say(tongue, "greeting")),
    h("p", { class: "notice" }, say(tongue, "machine")),
  );
  const offered = offer(areas, topic, chosen).map(entry);
  if (offered.length) made.append(choices(context, offered));
  if (areas.length) {
    const all = areas.map((area) =>
      h("details", {}, h("summary", {}, script(area.title)), choices(context, area.topics.map(entry))),
    );
    made.append(h("details", { class: "all" }, h("summary", { class: "card-name" }, say(tongue, "topics")), ...all));
  }
  made.classList.add("start");
  return made;
}

/**
 * The topic to begin with and its neighbours; else what the portal chose; else one of each of the first areas.
 * @param {import("./api.js").Area[]} areas
 * @param {string} id
 * @param {import("./api.js").Topic[]} chosen
 */
function offer(areas, id, chosen) {
  const home = areas.find((area) => area.topics.some((topic) => topic.id === id));
  const first = home?.topics.filter((topic) => topic.id === id) || [];
  const rest = chosen.length ? chosen : home ? home.topics : areas.map((area) => area.topics[0]).filter(Boolean);
  return [...first, ...rest.filter((topic) => topic.id !== id)].slice(0, OFFERED);
}
