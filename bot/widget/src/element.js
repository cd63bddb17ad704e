// @ts-check
/** The element `<quqyq-chat>`. Its attributes, methods and events are described in docs/for-portals.md. */

import { Chat } from "./chat.js";
import { hush } from "./speech.js";

export class QuqyqChat extends HTMLElement {
  static get observedAttributes() {
    return ["open", "language", "theme", "contrast", "position", "greeting", "topic"];
  }

  constructor() {
    super();
    /** @type {Chat | null} */
    this.chat = null;
  }

  connectedCallback() {
    if (!this.chat) this.chat = new Chat(this);
    window.addEventListener("online", this.chat.sender.online);
    const wanted = this.hasAttribute("open") || this.chat.page;
    // Nobody asked for a chat over the whole screen before touching anything.
    if (wanted && !this.chat.panel.covers) this.chat.reveal(false);
    else this.removeAttribute("open");
  }

  disconnectedCallback() {
    hush();
    if (this.chat) window.removeEventListener("online", this.chat.sender.online);
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} now
   */
  attributeChangedCallback(name, before, now) {
    const { chat } = this;
    if (!chat || before === now) return;
    if (name === "open") return now === null ? chat.conceal() : chat.reveal(false);
    if (name === "language") {
      chat.chosen = null;
      return chat.speak(chat.pageTongue());
    }
    if (name === "theme") chat.theme = now || "auto";
    if (name === "contrast") chat.contrast = now === "high";
    chat.paint();
    chat.begin();
  }

  /** Open the chat and take the focus into it. */
  show() {
    this.chat?.reveal(true);
  }

  /** Close the chat and give the focus back. */
  hide() {
    this.chat?.conceal();
  }
}

if (!customElements.get("quqyq-chat")) customElements.define("quqyq-chat", QuqyqChat);
