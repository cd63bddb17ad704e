// @ts-check
/** One chat: puts the parts together and keeps what they share. */

import { Api, Failure } from "./api.js";
import { Composer } from "./composer.js";
import { Labels } from "./context.js";
import { button } from "./dom.js";
import { claim, forgetAll, keep, recall } from "./memory.js";
import { Panel } from "./panel.js";
import { printOut, saveFile } from "./paper.js";
import { Sender } from "./sender.js";
import { settings } from "./settings.js";
import { hush } from "./speech.js";
import { startMessage } from "./start.js";
import { sheet } from "./style.js";
import { parseTongue, say, toLatin } from "./texts.js";
import { Transcript } from "./transcript.js";
import { drawView } from "./view.js";

/** @typedef {import("./texts.js").Tongue} Tongue */

/** The chat inside an element. */
export class Chat {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.page = host.getAttribute("position") === "page";
    this.prepared = false;
    this.consent = false;
    this.consentAsked = false;
    this.large = false;
    this.contrast = this.wish("contrast") === "high";
    this.theme = this.wish("theme") || "auto";
    /** @type {Tongue | null} language the reader chose, or the page fixed with its script */
    this.chosen = null;
    /** @type {string | null} conversation shown above, from before the reload */
    this.restored = null;
    /** @type {Promise<void> | null} */
    this.restoring = null;
    /** @type {import("./api.js").Area[]} */
    this.areas = [];
    /** @type {{greeting: string | null, topics: import("./api.js").Topic[]}} */
    this.portal = { greeting: null, topics: [] };
    /** @type {Tongue} */
    this.tongue = this.pageTongue();
    this.labels = new Labels();
    const bot = (this.wish("bot") || new URL(import.meta.url).origin).replace(/\/+$/, "");
    /** @type {import("./context.js").Context} */
    this.context = {
      api: new Api(bot, this.wish("portal")),
      tongue: () => this.tongue,
      campaign: () => this.wish("campaign"),
      ask: (text, label, language) => this.ask(text, label, language),
      announce: (text) => this.announce(text),
    };
    this.transcript = new Transcript(this.context, this.labels);
    this.composer = new Composer(this.context, this.labels);
    this.sender = new Sender(this.context, this.transcript, {
      answered: (reply, id) => this.answered(reply, id),
      failed: (failure) => this.emit("error", { kind: failure.kind }),
      refused: (pending, detail) => {
        if (pending.text === pending.label) this.composer.field.value = pending.text;
        this.composer.complain(detail);
      },
      chosen: () => this.chosen,
      focus: () => this.rest(),
    });
    this.view = drawView(this.labels, this.page, this.transcript.element, this.composer.element);
    this.panel = new Panel(this.view.panel, () => this.conceal());
    this.remember();
    this.listen();
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [sheet()];
    shadow.append(this.view.root);
    this.shadow = shadow;
    this.speak(this.tongue);
    this.paint();
  }

  listen() {
    const { launcher, tongues, gear, close, settings: menu, panel } = this.view;
    launcher.addEventListener("click", () => this.reveal(true));
    close.addEventListener("click", () => this.conceal());
    gear.addEventListener("click", () => this.menu(Boolean(menu.hidden)));
    tongues.addEventListener("change", () => {
      this.chosen = /** @type {Tongue} */ (tongues.value);
      this.speak(this.chosen);
      this.save();
    });
    panel.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== "Escape" || event.defaultPrevented) return;
      if (!menu.hidden) this.menu(false);
      else if (this.page) return;
      else this.conceal();
      event.preventDefault();
      event.stopPropagation();
    });
    this.looks = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(prefers-contrast: more)")];
    for (const query of this.looks) query.addEventListener("change", () => this.paint());
  }

  /**
   * An attribute of the element; empty where it has none.
   * @param {string} name
   */
  wish(name) {
    return this.host.getAttribute(name) || "";
  }

  /** Take up what an earlier page of this tab kept. */
  remember() {
    const kept = recall();
    if (!kept) return;
    this.consent = this.consentAsked = true;
    this.large = kept.large === true;
    this.contrast = this.contrast || kept.contrast === true;
    if (typeof kept.theme === "string") this.theme = kept.theme;
    this.chosen = parseTongue(kept.tongue) || this.chosen;
    if (this.chosen) this.tongue = this.chosen;
    if (typeof kept.conversation === "string") this.restored = kept.conversation;
    if (kept.open) this.host.setAttribute("open", "");
  }

  /** Colours and sizes. */
  paint() {
    const [dark, contrast] = (this.looks || []).map((query) => query.matches);
    const classes = this.view.root.classList;
    classes.toggle("dark", this.theme === "dark" || (this.theme !== "light" && dark));
    classes.toggle("chosen", this.theme === "dark");
    classes.toggle("high", this.contrast || contrast);
    classes.toggle("large", this.large);
    classes.toggle("left", this.wish("position") === "left");
    classes.toggle("page", this.page);
  }

  /** @returns {Tongue} */
  pageTongue() {
    const codes = [this.wish("language"), document.documentElement.lang, ...navigator.languages];
    const tongue = codes.map((code) => parseTongue(code)).find(Boolean) || "kk";
    // Nobody writes in a script by the browser's preference: Latin Kazakh is always a choice.
    if (tongue === "kk-Latn") this.chosen = tongue;
    return tongue;
  }

  /** @param {Tongue} tongue */
  speak(tongue) {
    this.tongue = tongue;
    this.view.root.lang = tongue;
    this.view.tongues.value = tongue;
    this.labels.apply(tongue);
    this.composer.complain("");
    this.composer.count();
    if (!this.view.settings.hidden) this.menu(true);
    this.begin();
    if (this.prepared) this.load();
  }

  begin() {
    const greeting = this.wish("greeting") || this.portal.greeting || "";
    const topic = this.wish("topic");
    const script = this.tongue === "kk-Latn" ? toLatin(greeting) : greeting;
    const beginning = { greeting: script, topic, areas: this.areas, chosen: this.portal.topics };
    this.transcript.start.replaceChildren(startMessage(this.context, beginning));
  }

  /** @param {boolean} taken whether a person asked for it */
  reveal(taken) {
    if (this.panel.shown) return taken ? this.rest() : undefined;
    this.panel.show(taken);
    this.view.launcher.hidden = true;
    this.host.setAttribute("open", "");
    this.prepare();
    if (taken) this.rest();
    this.emit("open", { campaign: this.context.campaign() });
    this.save();
  }

  conceal() {
    if (!this.panel.shown || this.page) return;
    const within = this.shadow.activeElement;
    this.panel.hide();
    hush();
    this.view.launcher.hidden = false;
    this.host.removeAttribute("open");
    if (within) this.view.launcher.focus();
    this.emit("close", {});
    this.save();
  }

  /** Ask the bot for what the beginning needs; nothing is asked before the chat is opened. */
  prepare() {
    if (this.prepared) return;
    this.prepared = true;
    this.load();
    if (this.restored) this.restoring = this.restore(this.restored).finally(() => (this.restoring = null));
  }

  async load() {
    const { api } = this.context;
    const tongue = this.tongue;
    // Without them the chat works all the same.
    const none = () => null;
    const portal = api.portal ? api.portalDetail(tongue).catch(none) : null;
    const [topics, detail] = await Promise.all([api.topics(tongue).catch(none), portal]);
    if (tongue !== this.tongue) return;
    if (topics) this.areas = topics.areas;
    for (const topic of this.areas.flatMap((area) => area.topics))
      this.transcript.titles.set(topic.payload, topic.title);
    if (detail) {
      this.portal = detail;
      for (const [name, value] of Object.entries(detail.theme)) {
        if (value) this.view.root.style.setProperty(`--portal-${name.replace("_", "-")}`, value);
      }
    }
    this.begin();
  }

  /** @param {string} id */
  async restore(id) {
    const { transcript, context } = this;
    const [mine, found] = await Promise.all([
      claim(id),
      context.api.conversation(id, this.tongue).catch((/** @type {any} */ error) => error),
    ]);
    if (found instanceof Failure) {
      if (found.kind === "gone") this.restored = null;
      else this.unrestored(id);
      return;
    }
    if (found instanceof Error) throw found;
    transcript.restore(found.turns);
    if (mine) this.sender.conversation = id;
    else transcript.note(say(this.tongue, "elsewhere"));
    this.save();
  }

  /** @param {string} id */
  unrestored(id) {
    const again = button({ class: "small" }, say(this.tongue, "again"));
    const note = this.transcript.note(say(this.tongue, "historyFailed"), again);
    note.dataset.passing = "";
    again.addEventListener("click", () => {
      note.remove();
      this.rest();
      this.restoring = this.restore(id).finally(() => (this.restoring = null));
    });
  }

  /**
   * @param {string} text
   * @param {string} label
   * @param {string} [language] of the label, where known
   */
  async ask(text, label, language) {
    if (this.restoring) await this.restoring;
    if (!this.sender.send(text, label, language)) return this.announce(say(this.tongue, "typing"));
    if (text === label) this.composer.clear();
    else this.rest();
    this.menu(false);
  }

  /**
   * @param {import("./api.js").Reply} reply
   * @param {string} id
   */
  answered(reply, id) {
    const { conversation_id: conversation, status, topic, language } = reply;
    claim(conversation);
    this.transcript.reply(reply, id);
    this.emit("answer", { status, topic, language });
    this.save();
    // Whoever is in danger is not asked about storage.
    if (!this.consentAsked && reply.reason !== "crisis") this.askConsent();
  }

  askConsent() {
    this.consentAsked = true;
    const answer = (/** @type {boolean} */ yes) => () => {
      note.remove();
      this.turn("keep", yes);
      this.rest();
    };
    const yes = button({ class: "small", onclick: answer(true) }, say(this.tongue, "keepYes"));
    const no = button({ class: "small", onclick: answer(false) }, say(this.tongue, "keepNo"));
    const note = this.transcript.note(say(this.tongue, "keepAsk"), yes, no);
    note.dataset.passing = "";
    note.setAttribute("aria-live", "off");
  }

  /** @param {boolean} open */
  menu(open) {
    if (!open && this.view.settings.hidden) return;
    this.view.gear.setAttribute("aria-expanded", String(open));
    const within = this.view.settings.contains(this.shadow.activeElement);
    this.view.settings.hidden = !open;
    if (!open && within) this.view.gear.focus();
    this.view.settings.replaceChildren(...(open ? settings(this.tongue, this.wishes()) : []));
  }

  /** @returns {import("./settings.js").Wishes} */
  wishes() {
    const { context, transcript } = this;
    return {
      state: () => ({ large: this.large, contrast: this.contrast, theme: this.theme, keep: this.consent }),
      turn: (name, on) => this.turn(name, on),
      colour: (theme) => {
        this.theme = theme;
        this.paint();
        this.save();
      },
      save: () => saveFile(context, transcript.said),
      print: () => printOut(context, transcript.said, this.shadow),
      remove: () => this.erase(),
      empty: () => !transcript.said.length,
      about: `${context.api.base}/about?language=${this.tongue.slice(0, 2)}`,
    };
  }

  /**
   * @param {"large" | "contrast" | "keep"} name
   * @param {boolean} on
   */
  turn(name, on) {
    if (name !== "keep") this[name] = on;
    else if (on) this.consent = true;
    else {
      this.consent = false;
      forgetAll();
    }
    this.paint();
    this.save();
  }

  /** Delete the conversation on the server and here. */
  async erase() {
    const { sender, context } = this;
    try {
      for (const id of new Set([this.restored, sender.conversation])) {
        if (id) await context.api.forget(id, this.tongue);
      }
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
    hush();
    sender.reset();
    this.transcript.clear();
    this.restored = null;
    this.consent = this.consentAsked = false;
    forgetAll();
    this.menu(false);
    this.rest();
    this.announce(say(this.tongue, "deleted"));
    return true;
  }

  save() {
    if (!this.consent) return;
    const { chosen, large, contrast, theme } = this;
    const conversation = this.sender.conversation;
    const waiting = this.restoring || !this.prepared ? this.restored : null;
    keep({ conversation: conversation || waiting, tongue: chosen, large, contrast, theme, open: this.panel.shown });
  }

  /** Put the focus where one writes; on touch screens where one reads, or the keyboard would cover it. */
  rest() {
    const touch = matchMedia("(pointer: coarse)").matches;
    (touch ? this.transcript.element : this.composer.field).focus({ preventScroll: true });
  }

  /** @param {string} text */
  announce(text) {
    // The same text twice is announced twice only if it was gone between.
    this.view.status.textContent = "";
    setTimeout(() => (this.view.status.textContent = text), 50);
    setTimeout(() => (this.view.status.textContent = ""), 5000);
  }

  /**
   * @param {"open" | "close" | "answer" | "error"} name
   * @param {object} detail
   */
  emit(name, detail) {
    this.host.dispatchEvent(new CustomEvent(`quqyq-${name}`, { detail, bubbles: true, composed: true }));
  }
}
