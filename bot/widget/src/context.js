// @ts-check
/** What the parts of the widget share. */

import { say } from "./texts.js";

/**
 * @typedef {object} Context
 * @property {import("./api.js").Api} api
 * @property {() => import("./texts.js").Tongue} tongue the reader's language
 * @property {() => string} campaign
 * @property {(text: string, label: string, language?: string) => void} ask send a text, shown as a label
 * @property {(text: string) => void} announce say something to screen readers, politely
 */

/** Texts of the widget's own controls, said anew when the reader changes the language. */
export class Labels {
  constructor() {
    /** @type {((tongue: import("./texts.js").Tongue) => void)[]} */
    this.all = [];
  }

  /**
   * @template {Element} T
   * @param {T} element
   * @param {string} key
   * @param {string} [attribute] to be set instead of the text
   * @returns {T}
   */
  put(element, key, attribute) {
    this.all.push((tongue) => {
      if (attribute) element.setAttribute(attribute, say(tongue, key));
      else element.textContent = say(tongue, key);
    });
    return element;
  }

  /** @param {import("./texts.js").Tongue} tongue */
  apply(tongue) {
    for (const one of this.all) one(tongue);
  }
}
