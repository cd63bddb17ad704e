// @ts-check
/** Building elements without markup strings, so that a page may forbid them (Trusted Types). */

/** @typedef {Record<string, any>} Props */
/** @typedef {(Node | string | null | undefined | false)[]} Children */

/**
 * Make an element. A property beginning with "on" is a listener, true is an empty attribute, false and null none.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {Children} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child || child === "")));
  return made;
}

/** Outlines of the icons on a 24 by 24 grid. */
const ICONS = {
  chat: "M4 5h16v11H10l-4 4v-4H4z M8 9h8 M8 12h5",
  close: "M6 6l12 12 M18 6L6 18",
  menu: "M4 7h16 M4 12h16 M4 17h16",
  send: "M12 19V5 M6 11l6-6 6 6",
  up: "M7 11v9H4v-9z M7 11l4-7a2 2 0 0 1 2 2v4h5.5a1.5 1.5 0 0 1 1.5 1.8l-1.2 6.6A2 2 0 0 1 16.8 20H7",
  down: "M7 13V4H4v9z M7 13l4 7a2 2 0 0 0 2-2v-4h5.5a1.5 1.5 0 0 0 1.5-1.8l-1.2-6.6A2 2 0 0 0 16.8 4H7",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1 M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  share: "M12 15V4 M8 8l4-4 4 4 M5 12v8h14v-8",
  listen: "M5 10v4h3l4 4V6L8 10z M15.5 9a4 4 0 0 1 0 6 M18 6.5a8 8 0 0 1 0 11",
  stop: "M7 7h10v10H7z",
  speak: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4z M6 11.5a6 6 0 0 0 12 0 M12 17.5V21",
};

/**
 * An icon drawn in the colour of the text; words stand beside it or name the button.
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button.
 * @param {Props} props
 * @param {Children} children
 */
export function button(props, ...children) {
  return h("button", { type: "button", ...props }, ...children);
}

/**
 * A link that opens beside the page it stands on and tells the other site nothing.
 * @param {string} address
 * @param {Children} children
 */
export function link(address, ...children) {
  // The law base is ours, but a damaged record must not become a script.
  const safe = /^https?:\/\//i.test(address) ? address : null;
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/**
 * A text with its web addresses as links and, where asked, its short emergency numbers too.
 * @param {string} text
 * @param {boolean} [numbers]
 * @returns {(Node | string)[]}
 */
export function linked(text, numbers = false) {
  const pattern = numbers
    ? /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]|\b1\d\d\b)/
    : /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)])/;
  return text.split(pattern).map((part, place) => {
    if (place % 2 === 0) return part;
    return part.startsWith("http") ? link(part, part) : h("a", { href: `tel:${part}` }, part);
  });
}
