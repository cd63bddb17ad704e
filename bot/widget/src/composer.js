// @ts-check
/** The field to write in, with its errors, and voice input where the browser has it. */

import { button, h, icon } from "./dom.js";
import { listen, recogniser } from "./speech.js";
import { say } from "./texts.js";

/** The longest question the server takes, in characters. */
const LIMIT = 1000;

/**
 * How many characters the server will count.
 * @param {string} text
 */
const lengthOf = (text) => Array.from(text.trim()).length;

/** The form at the foot of the widget. */
export class Composer {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./context.js").Labels} labels
   */
  constructor(context, labels) {
    this.context = context;
    this.error = h("p", { class: "error", id: "error", hidden: true });
    this.field = h("textarea", { id: "field", rows: 1, "aria-describedby": "error hint", autocomplete: "off" });
    this.hint = h("p", { class: "hint", id: "hint" });
    this.told = false;
    /** @type {(() => void) | null} */
    this.stop = null;
    labels.put(this.field, "placeholder", "placeholder");
    labels.put(this.hint, "hint");
    const label = labels.put(h("label", { class: "unseen", for: "field" }), "question");
    const send = h("button", { class: "send", type: "submit" }, icon("send"));
    labels.put(send, "send", "aria-label");
    labels.put(send, "send", "title");
    this.form = h("form", { class: "ask", novalidate: true }, label, this.field);
    if (recogniser()) this.form.append(this.microphone(labels));
    this.form.append(send);
    this.element = h("div", { class: "foot" }, this.error, this.form, this.hint);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("input", () => this.count());
  }

  submit() {
    const text = this.field.value.trim();
    const over = lengthOf(text) - LIMIT;
    const tongue = this.context.tongue();
    if (!text) return this.complain(say(tongue, "empty"));
    if (over > 0) return this.complain(say(tongue, "over", over));
    this.complain("");
    this.context.ask(text, text);
  }

  clear() {
    this.field.value = "";
    this.complain("");
    this.count();
  }

  /**
   * Tie an error to the field; an empty one takes it away.
   * @param {string} text
   */
  complain(text) {
    this.error.hidden = !text;
    this.error.replaceChildren();
    if (!text) return this.field.removeAttribute("aria-invalid");
    this.error.append(h("strong", {}, say(this.context.tongue(), "errorWord")), ` ${text}`);
    this.field.setAttribute("aria-invalid", "true");
    this.field.focus();
    this.context.announce(text);
  }

  /** Say how much room is left, once little is. */
  count() {
    const left = LIMIT - lengthOf(this.field.value);
    const tongue = this.context.tongue();
    const near = left < 200;
    this.hint.textContent = near ? say(tongue, left < 0 ? "over" : "left", Math.abs(left)) : say(tongue, "hint");
    if (left >= 0 && this.field.value) this.complain("");
  }

  /** @param {import("./context.js").Labels} labels */
  microphone(labels) {
    const made = labels.put(button({ class: "tool", "aria-pressed": "false" }, icon("speak")), "speak", "aria-label");
    made.addEventListener("click", () => {
      const tongue = this.context.tongue();
      if (this.stop) return this.stop();
      if (!this.told) {
        // The browser may hand the voice to its maker: say so before it is used.
        this.told = true;
        this.hint.textContent = say(tongue, "speakNote");
        return this.context.announce(this.hint.textContent);
      }
      const heard = (/** @type {string} */ text) => {
        this.field.value = `${this.field.value} ${text}`.trim();
      };
      const done = (/** @type {string} */ problem) => {
        this.stop = null;
        made.setAttribute("aria-pressed", "false");
        made.setAttribute("aria-label", say(tongue, "speak"));
        this.count();
        this.field.focus();
        if (problem) this.complain(say(tongue, "speakFailed"));
      };
      this.stop = listen(/** @type {"kk" | "ru" | "en"} */ (tongue.slice(0, 2)), heard, done);
      made.setAttribute("aria-pressed", "true");
      made.setAttribute("aria-label", say(tongue, "speakStop"));
      this.hint.textContent = say(tongue, "speaking");
    });
    return made;
  }
}
