// @ts-check
/** Sending one message at a time, so that none is lost and none counts twice. */

import { Failure, newId } from "./api.js";
import { button, h, link } from "./dom.js";
import { detectedIn } from "./reply.js";
import { say } from "./texts.js";

/** Milliseconds after which the reader is told that it takes long. */
const LONG = 8000;

/** @typedef {{text: string, label: string, id: string, chosen: string | null, element: HTMLElement}} Pending */

/**
 * @typedef {object} Hooks
 * @property {(reply: import("./api.js").Reply, id: string) => void} answered
 * @property {(failure: Failure) => void} failed
 * @property {(pending: Pending, detail: string) => void} refused the text cannot be taken: back to the field
 * @property {() => string | null} chosen language the reader chose, if any
 * @property {() => void} focus
 */

/** Sends messages and mends lost connections. */
export class Sender {
  /**
   * @param {import("./context.js").Context} context
   * @param {import("./transcript.js").Transcript} transcript
   * @param {Hooks} hooks
   */
  constructor(context, transcript, hooks) {
    this.context = context;
    this.transcript = transcript;
    this.hooks = hooks;
    /** @type {string | null} */
    this.conversation = null;
    /** @type {Pending | null} */
    this.pending = null;
    this.busy = false;
    /** Grows when the conversation is deleted: what was under way then is no longer wanted. */
    this.era = 0;
    this.online = () => {
      if (this.pending && !this.busy) this.deliver();
    };
  }

  /**
   * @param {string} text
   * @param {string} label
   * @param {string} [language] of the label, where known
   * @returns {boolean} false while an earlier message is under way
   */
  send(text, label, language) {
    if (this.busy) return false;
    // An unsent one is given up for the new one; it stays to be seen.
    const tongue = this.context.tongue();
    if (this.pending) this.mark(this.pending, [h("p", { class: "failure past", lang: tongue }, say(tongue, "unsent"))]);
    // The language goes with the id: sent again, the message must be the same one.
    const chosen = this.hooks.chosen();
    this.pending = { text, label, id: newId(), chosen, element: this.transcript.question(label, language) };
    this.deliver();
    return true;
  }

  /** Forget the conversation and what is under way. */
  reset() {
    this.era += 1;
    this.conversation = null;
    this.pending = null;
    this.busy = false;
  }

  async deliver() {
    const { pending, era } = this;
    if (!pending) return;
    const tongue = this.context.tongue();
    this.busy = true;
    this.mark(pending, null);
    this.transcript.busy(say(tongue, "typing"));
    const slow = setTimeout(() => this.transcript.busy(say(tongue, "slow")), LONG);
    try {
      const reply = await this.ask(pending, tongue);
      // The conversation was deleted meanwhile: so must be what has come of it.
      if (era !== this.era) return void this.context.api.forget(reply.conversation_id, tongue).catch(() => {});
      this.settle();
      if (pending.text === pending.label) this.transcript.tongue(pending.element, detectedIn(reply));
      this.conversation = reply.conversation_id;
      this.hooks.answered(reply, pending.id);
      this.pending = null;
    } catch (error) {
      if (era !== this.era) return;
      this.settle();
      this.fail(pending, error instanceof Failure ? error : new Failure("server"));
      if (!(error instanceof Failure)) throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  settle() {
    this.busy = false;
    this.transcript.busy("");
  }

  /**
   * @param {Pending} pending
   * @param {import("./texts.js").Tongue} tongue
   */
  async ask(pending, tongue) {
    const message = { text: pending.text, chosen: pending.chosen, hint: tongue, id: pending.id };
    const era = this.era;
    try {
      return await this.context.api.ask({ ...message, conversation: this.conversation });
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "gone" || !this.conversation || era !== this.era) throw error;
      // Deleted elsewhere or no longer kept: the question is asked in a new conversation.
      this.conversation = null;
      pending.element.before(this.transcript.note(say(tongue, "anew")));
      return this.context.api.ask({ ...message, conversation: null });
    }
  }

  /**
   * @param {Pending} pending
   * @param {Failure} failure
   */
  fail(pending, failure) {
    this.hooks.failed(failure);
    const tongue = this.context.tongue();
    if (failure.kind === "refused" || failure.kind === "gone") {
      this.pending = null;
      this.transcript.withdraw(pending.element);
      this.hooks.refused(pending, failure.detail || say(tongue, "refused"));
      return;
    }
    const { kind, wait } = failure;
    const time = wait > 90 ? say(tongue, "minutes", Math.ceil(wait / 60)) : say(tongue, "seconds", wait);
    const again = button({ class: "small" }, say(tongue, "retry"));
    const explanation = h("p", { role: "alert" });
    this.mark(pending, [h("div", { class: "failure", lang: tongue }, explanation, kind !== "forbidden" && again)]);
    // Filled after it stands there, so that it is announced.
    explanation.append(h("strong", {}, say(tongue, "errorWord")), ` ${say(tongue, kind, time)} `);
    if (kind === "forbidden") {
      explanation.append(link(`${this.context.api.base}/?language=${tongue.slice(0, 2)}`, "Quqyq"));
    }
    let early = kind === "limit";
    const ready = () => {
      early = false;
      again.removeAttribute("aria-disabled");
    };
    if (early) {
      again.setAttribute("aria-disabled", "true");
      setTimeout(ready, wait * 1000);
    }
    again.addEventListener("click", () => {
      if (early || this.busy || this.pending !== pending) return;
      this.deliver();
      this.hooks.focus();
    });
    this.transcript.show(pending.element, true);
  }

  /**
   * Mark a message as sent (null) or not, with what is to be said about it.
   * @param {Pending} pending
   * @param {HTMLElement[] | null} failure
   */
  mark(pending, failure) {
    pending.element.querySelector(".failure")?.remove();
    pending.element.classList.toggle("unsent", failure !== null);
    if (failure) pending.element.append(...failure);
  }
}
