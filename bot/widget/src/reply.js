// @ts-check
/** A reply of the bot, laid out by the parts of the answer. */

import { cards } from "./card.js";
import { button, h, linked } from "./dom.js";
import { say } from "./texts.js";

/**
 * The language and script that a reply is written in.
 * @param {import("./api.js").Reply} reply
 * @returns {import("./texts.js").Tongue}
 */
export function tongueOf(reply) {
  return reply.language === "kk" && reply.script === "Latn" ? "kk-Latn" : reply.language;
}

/**
 * The language that the person was found to write in; empty for a pressed button.
 * @param {import("./api.js").Reply} reply
 */
export function detectedIn({ detected }) {
  const language = detected?.language || "";
  return language && language !== "en" && detected?.script === "Latn" ? `${language}-Latn` : language;
}

/**
 * The reply without the statement that a machine answers: the chat begins with it, and says it once.
 * @param {import("./api.js").Reply} reply
 * @returns {import("./api.js").Reply}
 */
export function withoutStatement(reply) {
  const statement = say(tongueOf(reply), "machine");
  const messages = reply.messages
    .map((message) => ({ ...message, text: message.text.replace(statement, "").trim() }))
    .filter(({ text, buttons }) => text || buttons.length);
  return { ...reply, messages };
}

/**
 * The frame of anything the bot says: named in words, marked for machines.
 * @param {import("./texts.js").Tongue} tongue
 * @param {import("./dom.js").Children} children
 */
export function botMessage(tongue, ...children) {
  return h(
    "article",
    { class: "turn", lang: tongue, "data-ai": "true", "data-generator": "Quqyq" },
    h("p", { class: "who" }, h("span", { class: "ai" }, say(tongue, "mark")), say(tongue, "bot")),
    h("div", { class: "reply" }, ...children),
  );
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Reply} reply
 */
export function replyMessage(context, reply) {
  const tongue = tongueOf(reply);
  const texts = reply.messages.filter((message) => message.part !== "notice");
  const notices = reply.messages.filter((message) => message.part === "notice");
  // Announced is what the bot says; cards and choices are found by whoever goes there.
  const quiet = h("div", { "aria-live": "off" });
  const extras = [];
  if (reply.citations.length) {
    extras.push(h("h3", {}, say(tongue, "law")), ...cards(context, reply.citations, tongue));
  }
  for (const message of reply.messages) {
    if (!message.buttons.length) continue;
    if (message.part === "next" || message.part === "provision") extras.push(h("h3", {}, say(tongue, "related")));
    extras.push(choices(context, message.buttons));
  }
  quiet.append(...extras);
  quiet.className = "extras";
  const children = [
    ...texts.flatMap((message) => paragraph(message, tongue, reply.reason === "crisis")),
    extras.length > 0 && quiet,
    ...notices.map((message) => h("p", { class: "notice" }, ...linked(message.text))),
  ];
  const made = botMessage(tongue, ...children);
  made.dataset.status = reply.status;
  return made;
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Choice[]} buttons
 */
export function choices(context, buttons) {
  const items = buttons.map(({ title, payload }) => {
    const press = () => context.ask(payload, title, choice.closest("[lang]")?.getAttribute("lang") || "");
    const choice = button({ class: "choice", onclick: press }, title);
    return h("li", {}, choice);
  });
  return h("ul", { class: "choices" }, ...items);
}

/**
 * @param {import("./api.js").Paragraph} message
 * @param {import("./texts.js").Tongue} tongue
 * @param {boolean} crisis
 * @returns {Node[]}
 */
function paragraph({ part, text }, tongue, crisis) {
  if (part === "short") return [h("p", { class: "short" }, ...linked(text, crisis))];
  if (part === "meaning") return [h("h3", {}, say(tongue, "meaning")), h("p", {}, ...linked(text))];
  const lines = text.split("\n").filter((line) => line.trim());
  if (part === "next") {
    const steps = lines.map((line) => h("li", {}, ...linked(line.replace(/^\d+\.\s*/, ""))));
    return [h("h3", {}, say(tongue, "next")), h("ol", { class: "steps" }, ...steps)];
  }
  if (part === "provision") {
    const items = lines.map((line) => {
      const [, place, says] = /^([^:]{1,60}): (.+)$/.exec(line) || [null, "", line];
      return h("li", {}, place && h("b", {}, place.charAt(0).toUpperCase() + place.slice(1)), " ", ...linked(says));
    });
    return [h("ul", { class: "provisions" }, ...items)];
  }
  return lines.map((line) => h("p", {}, ...linked(line, crisis)));
}
