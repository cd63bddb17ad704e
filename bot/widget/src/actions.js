// @ts-check
/** What a person can do with an answer: link, share, listen, say whether it helped. */

import { Failure } from "./api.js";
import { button, h, icon } from "./dom.js";
import { tongueOf } from "./reply.js";
import { hush, readAloud, voiceFor } from "./speech.js";
import { say } from "./texts.js";

/**
 * Address of the page that holds an answer; null where there is none.
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Reply} reply
 */
export function addressOf(context, reply) {
  const [citation] = reply.citations;
  const article = citation && `/law/${encodeURIComponent(citation.act)}/${encodeURIComponent(citation.article)}`;
  const path = reply.topic ? `/topics/${reply.topic}` : reply.status === "provisions" && article;
  if (!path) return null;
  const address = new URL(context.api.base + path);
  address.searchParams.set("language", reply.language);
  if (context.campaign()) address.searchParams.set("campaign", context.campaign());
  return address.href;
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Reply} reply
 * @param {string | null} id the message's id, where known
 * @returns {HTMLElement}
 */
export function actionRow(context, reply, id) {
  const tongue = tongueOf(reply);
  const address = addressOf(context, reply);
  const aside = h("div", { class: "aside", role: "status" });
  const tool = (/** @type {Parameters<typeof icon>[0]} */ name, /** @type {string} */ key, /** @type {any} */ press) =>
    button({ class: "tool", "aria-label": say(tongue, key), title: say(tongue, key), onclick: press }, icon(name));
  const row = h("div", { class: "acts", role: "group", "aria-label": say(tongue, "actions") });
  if (address) row.append(tool("link", "copy", () => copy(address, aside, tongue)));
  if (address && navigator.share) {
    const title = reply.messages[0]?.text.slice(0, 120) || "";
    // Closing the browser's own share window is not an error.
    row.append(tool("share", "share", () => navigator.share({ title, url: address }).catch(() => {})));
  }
  if (voiceFor(tongue)) row.append(listenButton(reply, tongue));
  if (reply.status === "answered" || reply.status === "provisions")
    row.append(...thumbs(context, reply, id, aside, tool));
  return h("div", { "aria-live": "off" }, row, aside);
}

/**
 * @param {string} address
 * @param {HTMLElement} aside
 * @param {import("./texts.js").Tongue} tongue
 */
async function copy(address, aside, tongue) {
  try {
    await navigator.clipboard.writeText(address);
    aside.replaceChildren(h("p", {}, say(tongue, "copied")));
  } catch {
    // Forbidden by the page, or no https: let the reader copy.
    const field = h("input", { class: "field", readonly: true });
    field.value = address;
    aside.replaceChildren(h("label", {}, say(tongue, "copyBy"), field));
    field.focus();
    field.select();
  }
}

/**
 * @param {import("./api.js").Reply} reply
 * @param {import("./texts.js").Tongue} tongue
 */
function listenButton(reply, tongue) {
  const made = button({ class: "tool" });
  const show = (/** @type {boolean} */ reading) => {
    const label = say(tongue, reading ? "stop" : "listen");
    made.replaceChildren(icon(reading ? "stop" : "listen"));
    made.setAttribute("aria-label", label);
    made.title = label;
    made.dataset.reading = String(reading);
  };
  made.addEventListener("click", () => {
    if (made.dataset.reading === "true") return hush();
    readAloud(reply.messages.map((message) => message.text).join("\n"), tongue, () => show(false));
    show(true);
  });
  show(false);
  return made;
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Reply} reply
 * @param {string | null} id
 * @param {HTMLElement} aside
 * @param {(name: Parameters<typeof icon>[0], key: string, press: any) => HTMLButtonElement} tool
 */
function thumbs(context, reply, id, aside, tool) {
  const tongue = tongueOf(reply);
  const up = tool("up", "helpful", () => send(true, null));
  const down = tool("down", "unhelpful", () => askReason());
  up.classList.add("end");
  const press = (/** @type {boolean | null} */ helpful) => {
    up.setAttribute("aria-pressed", String(helpful === true));
    down.setAttribute("aria-pressed", String(helpful === false));
  };
  const send = async (/** @type {boolean} */ helpful, /** @type {string | null} */ reason) => {
    press(helpful);
    const opinion = { conversation: reply.conversation_id, id, helpful, reason, hint: tongue };
    try {
      await context.api.feedback(opinion);
      aside.replaceChildren(h("p", {}, say(tongue, "thanks")));
      if (!helpful) down.focus();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const again = button({ class: "small", onclick: () => send(helpful, reason) }, say(tongue, "again"));
      // What the bot will not take now it will not take later either.
      const final = error.kind === "refused" || error.kind === "gone";
      aside.replaceChildren(h("p", {}, final ? error.detail : say(tongue, "thanksNot")), ...(final ? [] : [again]));
      press(null);
    }
  };
  const askReason = () => {
    press(false);
    const field = h("textarea", { class: "field", rows: 2, maxlength: 500 });
    const cancel = () => {
      aside.replaceChildren();
      press(null);
      down.focus();
    };
    aside.replaceChildren(
      h("label", {}, say(tongue, "reason"), field),
      h(
        "div",
        { class: "row" },
        button(
          { class: "small strong", onclick: () => send(false, field.value.trim() || null) },
          say(tongue, "sendReason"),
        ),
        button({ class: "small", onclick: cancel }, say(tongue, "cancel")),
      ),
    );
    field.focus();
  };
  press(null);
  return [up, down];
}
