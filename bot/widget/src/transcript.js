// @ts-check
/** What has been said: restored messages in silence, new ones in a live log. */

import { actionRow } from "./actions.js";
import { newId } from "./api.js";
import { button, h } from "./dom.js";
import { detectedIn, replyMessage, tongueOf, withoutStatement } from "./reply.js";
import { say } from "./texts.js";

/** @typedef {{words: string} | {reply: import("./api.js").Reply}} Said */

/** How many turns of a restored conversation are laid out at once. */
const PORTION = 25;

/** The scrolling middle of the widget. */
export class Transcript {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./context.js").Labels} labels
   */
  constructor(context, labels) {
    this.context = context;
    /** @type {Said[]} */
    this.said = [];
    /** @type {Map<string, string>} titles of payloads that buttons have sent or may send */
    this.titles = new Map();
    this.start = h("div", {});
    this.history = labels.put(h("div", { class: "history", role: "group", hidden: true }), "history", "aria-label");
    this.log = labels.put(h("div", { class: "log", role: "log", "aria-live": "polite" }), "log", "aria-label");
    this.typing = h("p", { class: "typing", role: "status" });
    this.element = h("div", { class: "talk", tabindex: 0, role: "region" });
    labels.put(this.element, "log", "aria-label");
    this.element.append(this.start, this.history, this.log, this.typing);
  }

  /**
   * Show what the person wrote.
   * @param {string} words
   * @param {string} [language] of the words, where known
   * @returns {HTMLElement}
   */
  question(words, language) {
    this.said.push({ words });
    const made = this.mine(words);
    this.tongue(made, language);
    // The writer knows what was written: nothing to announce.
    made.setAttribute("aria-live", "off");
    this.retire();
    this.log.append(made);
    this.show(made, true);
    return made;
  }

  /**
   * Take a question back that was not accepted.
   * @param {HTMLElement} element
   */
  withdraw(element) {
    element.remove();
    this.said.pop();
  }

  /**
   * @param {import("./api.js").Reply} reply
   * @param {string | null} id
   */
  reply(reply, id) {
    const answer = withoutStatement(reply);
    const made = this.answer(answer, id);
    this.said.push({ reply: answer });
    this.log.append(made);
    this.show(made, false);
  }

  /**
   * Lay out a restored conversation, the newest turns first to appear, all of it silently.
   * @param {import("./api.js").Turn[]} kept
   */
  restore(kept) {
    const turns = kept.map((turn) => ({ ...turn, reply: withoutStatement(turn.reply) }));
    for (const { text, reply } of turns) this.learn(reply, text);
    this.said = turns.flatMap(({ text, reply }) => [{ words: this.title(text) }, { reply }]);
    const more = button({ class: "small" }, say(this.context.tongue(), "earlier"));
    let first = turns.length;
    const portion = () => {
      const from = Math.max(0, first - PORTION);
      const elements = turns.slice(from, first).flatMap((turn) => {
        const question = this.mine(this.title(turn.text));
        this.tongue(question, detectedIn(turn.reply) || tongueOf(turn.reply));
        return [question, this.answer(turn.reply, turn.message_id || newId())];
      });
      more.after(...elements);
      first = from;
      more.hidden = first === 0;
      return elements[0];
    };
    more.addEventListener("click", () => {
      const earliest = portion();
      earliest.tabIndex = -1;
      earliest.focus();
    });
    this.history.replaceChildren(more);
    this.history.hidden = false;
    portion();
    this.element.scrollTop = this.element.scrollHeight;
  }

  /**
   * A line of the widget's own, with buttons where something is asked.
   * @param {string} text
   * @param {HTMLElement[]} buttons
   */
  note(text, ...buttons) {
    const row = buttons.length > 0 && h("div", { class: "row" }, ...buttons);
    const made = h("div", { class: "note", lang: this.context.tongue() }, h("p", {}, text), row);
    this.log.append(made);
    return made;
  }

  /** Remove everything. */
  clear() {
    this.said = [];
    this.history.replaceChildren();
    this.history.hidden = true;
    this.log.replaceChildren();
    this.busy("");
  }

  /** @param {string} text shown while an answer is looked for; empty when it is not */
  busy(text) {
    const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    this.typing.replaceChildren(...(text ? [dots, text] : []));
    if (text) this.show(this.typing, true);
  }

  /** @param {string} words */
  mine(words) {
    const tongue = this.context.tongue();
    const who = h("p", { class: "who", lang: tongue }, say(tongue, "you"));
    return h("article", { class: "turn mine" }, who, h("p", { class: "words", dir: "auto" }, words));
  }

  /**
   * Say in which language a person's words are, for those who have them read aloud.
   * @param {HTMLElement} element
   * @param {string} [language]
   */
  tongue(element, language) {
    if (language) element.querySelector(".words")?.setAttribute("lang", language);
  }

  /**
   * @param {import("./api.js").Reply} reply
   * @param {string | null} id
   */
  answer(reply, id) {
    this.learn(reply);
    const made = replyMessage(this.context, reply);
    // A crisis reply asks for a call, not for an opinion or a link.
    if (reply.reason !== "crisis") made.append(actionRow(this.context, reply, id));
    made.lang = tongueOf(reply);
    return made;
  }

  /**
   * @param {import("./api.js").Reply} reply
   * @param {string} [text]
   */
  learn(reply, text) {
    for (const { buttons } of reply.messages) for (const { title, payload } of buttons) this.titles.set(payload, title);
    // A pressed button whose title nobody remembers: the topic still tells what was asked.
    if (text?.startsWith("/") && !this.titles.has(text) && reply.topic) this.titles.set(text, reply.topic);
  }

  /** @param {string} text what was sent */
  title(text) {
    return this.titles.get(text) || text;
  }

  /** Remove what was asked beside the conversation and is past. */
  retire() {
    for (const note of this.log.querySelectorAll("[data-passing]")) note.remove();
  }

  /**
   * Scroll to an element: to its end, or, for a long one, to its beginning.
   * @param {HTMLElement} element
   * @param {boolean} end
   */
  show(element, end) {
    // Where everything scrolls together, the panel does.
    const scroller =
      this.element.scrollHeight > this.element.clientHeight + 1 ? this.element : this.element.parentElement;
    if (!scroller) return;
    const box = element.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = end ? box.bottom - frame.bottom + 16 : box.top - frame.top - 12;
    scroller.scrollBy({ top, behavior: calm ? "auto" : "smooth" });
  }
}
