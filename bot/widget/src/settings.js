// @ts-check
/** The settings: low vision, colours, keeping, saving, printing and deleting the conversation. */

import { button, h } from "./dom.js";
import { say } from "./texts.js";

/**
 * @typedef {object} Wishes
 * @property {() => {large: boolean, contrast: boolean, theme: string, keep: boolean}} state
 * @property {(name: "large" | "contrast" | "keep", on: boolean) => void} turn
 * @property {(theme: string) => void} colour
 * @property {() => void} save
 * @property {() => void} print
 * @property {() => Promise<boolean>} remove false if the conversation could not be deleted
 * @property {() => boolean} empty nothing has been said yet
 * @property {string} about address of the page about the bot
 */

/**
 * Build the settings for the present language and state.
 * @param {import("./texts.js").Tongue} tongue
 * @param {Wishes} wishes
 * @returns {HTMLElement[]}
 */
export function settings(tongue, wishes) {
  const state = wishes.state();
  const option = (/** @type {"large" | "contrast" | "keep"} */ name) => {
    const box = h("input", { type: "checkbox", name, checked: state[name] });
    box.addEventListener("change", () => wishes.turn(name, box.checked));
    return h("label", { class: "option" }, say(tongue, name), box);
  };
  const select = h(
    "select",
    { name: "theme" },
    ...["auto", "light", "dark"].map((name) =>
      h("option", { value: name, selected: name === state.theme }, say(tongue, name)),
    ),
  );
  select.addEventListener("change", () => wishes.colour(select.value));
  const none = wishes.empty();
  return [
    h("h3", {}, say(tongue, "vision")),
    option("large"),
    option("contrast"),
    h("label", { class: "option" }, say(tongue, "theme"), select),
    h("h3", {}, say(tongue, "conversation")),
    option("keep"),
    h(
      "div",
      { class: "row" },
      button({ class: "small", name: "save", hidden: none, onclick: wishes.save }, say(tongue, "save")),
      button({ class: "small", name: "print", hidden: none, onclick: wishes.print }, say(tongue, "print")),
      removal(tongue, wishes, none),
      h("a", { class: "small", href: wishes.about, target: "_blank", rel: "noopener" }, say(tongue, "about")),
    ),
  ];
}

/**
 * @param {import("./texts.js").Tongue} tongue
 * @param {Wishes} wishes
 * @param {boolean} none
 */
function removal(tongue, wishes, none) {
  const ask = button({ class: "small danger", name: "delete", hidden: none }, say(tongue, "delete"));
  ask.addEventListener("click", () => {
    const words = h("p", { role: "alert" });
    const yes = button({ class: "small danger", name: "confirm" }, say(tongue, "delete"));
    const no = button({ class: "small" }, say(tongue, "cancel"));
    const box = h("div", { class: "confirm" }, words, h("div", { class: "row" }, yes, no));
    ask.hidden = true;
    ask.after(box);
    words.textContent = say(tongue, "deleteAsk");
    no.addEventListener("click", () => {
      box.remove();
      ask.hidden = false;
      ask.focus();
    });
    yes.addEventListener("click", async () => {
      if (!(await wishes.remove())) words.textContent = say(tongue, "deleteFailed");
    });
    no.focus();
  });
  return ask;
}
