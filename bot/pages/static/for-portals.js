// @ts-check
/** The picker, live: the chat beside it and the lines below follow every choice. The server checks and writes. */

/**
 * @typedef {object} Choices
 * @property {Record<string, string>} attributes of the element
 * @property {Record<string, string>} properties custom properties of the element
 * @property {Record<string, string>} colours in force, chosen or the chat's own
 * @property {Record<string, string>} errors by field
 * @property {Record<string, string>} notes by field
 * @property {Record<string, string>} code lines to copy, by id
 */

const EVENTS = ["quqyq-open", "quqyq-close", "quqyq-answer", "quqyq-error"];

/**
 * @template {HTMLElement} T
 * @param {string} selector
 */
const one = (selector) => /** @type {T} */ (document.querySelector(selector));

/** @type {HTMLFormElement} */
const form = one("#choices");
/** @type {HTMLElement} */
const said = one("#said");
let chat = one("quqyq-chat");
let asking = false;
let stale = false;

/** The choices as in the address of the page; what is empty is left out. */
function query() {
  const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
  return new URLSearchParams(fields.filter(([, value]) => value));
}

/** Ask the server what the choices come to; while it answers, only the last change waits. */
async function update() {
  stale = true;
  if (asking) return;
  asking = true;
  try {
    while (stale) {
      stale = false;
      const response = await fetch(`/for-portals/choices?${query()}`, { credentials: "same-origin" });
      if (!response.ok) throw new Error(String(response.status));
      const found = await response.json();
      if (!stale) show(found);
    }
  } catch {
    say(form.dataset.failed || "");
  } finally {
    asking = false;
  }
}

/** @param {Choices} found */
function show(found) {
  for (const error of form.querySelectorAll(".error")) {
    if (error instanceof HTMLElement) complain(error.id.replace("-error", ""), error, found.errors);
  }
  for (const name of ["accent_text", "text"]) one(`#${name}-note`).textContent = found.notes[name] || "";
  for (const swatch of swatches()) swatch.value = found.colours[swatch.dataset.swatch || ""];
  for (const [id, text] of Object.entries(found.code)) {
    one(`#code-${id}`).textContent = text;
    one(`[data-block="${id}"]`).hidden = !text;
  }
  document.querySelector("#summary")?.remove();
  dress(found);
  say(Object.values(found.errors).join(" "));
}

/**
 * @param {string} name
 * @param {HTMLElement} error
 * @param {Record<string, string>} errors
 */
function complain(name, error, errors) {
  error.textContent = errors[name] || "";
  error.hidden = !errors[name];
  const field = one(`#${name}`);
  if (errors[name]) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/**
 * Bring the preview to the choices.
 * @param {Choices} found
 */
function dress({ attributes, properties }) {
  const inPage = attributes.position === "page";
  // Whether it is a part of the page the element decides when it is made.
  if (inPage !== (chat.getAttribute("position") === "page")) {
    const made = document.createElement("quqyq-chat");
    if (inPage) made.setAttribute("position", "page");
    made.setAttribute("language", attributes.language);
    made.setAttribute("open", "");
    chat.replaceWith(made);
    chat = made;
  }
  for (const name of ["language", "position", "topic", "greeting", "theme", "contrast"]) {
    const value = attributes[name];
    if (value === undefined) chat.removeAttribute(name);
    else if (chat.getAttribute(name) !== value) chat.setAttribute(name, value);
  }
  for (const name of [...chat.style]) if (!(name in properties)) chat.style.removeProperty(name);
  for (const [name, value] of Object.entries(properties)) chat.style.setProperty(name, value);
}

/** @returns {NodeListOf<HTMLInputElement>} */
function swatches() {
  return form.querySelectorAll("[data-swatch]");
}

/** @param {string} text said by screen readers, once */
function say(text) {
  if (said.textContent !== text) said.textContent = text;
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const code = one(`#code-${button.dataset.copy}`);
  const status = /** @type {HTMLElement} */ (button.nextElementSibling);
  for (const other of document.querySelectorAll(".copied")) other.textContent = "";
  try {
    await navigator.clipboard.writeText(code.textContent || "");
    status.textContent = form.dataset.copied || "";
  } catch {
    // Not allowed, or the page came without https: mark it, and the person copies.
    getSelection()?.selectAllChildren(code);
    status.textContent = form.dataset.marked || "";
  }
}

form.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && target.dataset.swatch) {
    /** @type {HTMLInputElement} */ (one(`#${target.dataset.swatch}`)).value = target.value;
  }
  update();
});
// Only now and not with every step of a slider: browsers limit how often an address may change.
form.addEventListener("change", () => history.replaceState(null, "", `?${query()}${location.hash}`));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  update();
});
for (const button of document.querySelectorAll("button.copy")) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
for (const name of EVENTS) {
  document.addEventListener(name, (event) => {
    const detail = event instanceof CustomEvent ? JSON.stringify(event.detail) : "";
    one("#event").textContent = `${name} ${detail}`;
  });
}
for (const swatch of swatches()) swatch.hidden = false;
for (const live of document.querySelectorAll("[data-live]")) live.removeAttribute("hidden");
// With every change shown at once there is nothing to send.
one("#show").hidden = true;
update();
