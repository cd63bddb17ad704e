// @ts-check
/** A citation as a card: opened, it shows the provision in plain words and, where imported, the official text. */

import { Failure } from "./api.js";
import { h, link } from "./dom.js";
import { say, toLatin } from "./texts.js";

/** How many cards stand open to view; the rest fold away. */
const SHOWN = 3;

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Citation[]} citations
 * @param {import("./texts.js").Tongue} tongue
 */
export function cards(context, citations, tongue) {
  const made = citations.map((citation) => h("li", {}, card(context, citation, tongue)));
  const list = h("ul", { class: "cards" }, ...made.slice(0, SHOWN));
  if (made.length <= SHOWN) return [list];
  const more = h("summary", { class: "card-name" }, say(tongue, "more", made.length - SHOWN));
  return [list, h("details", {}, more, h("ul", { class: "cards inside" }, ...made.slice(SHOWN)))];
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Citation} citation
 * @param {import("./texts.js").Tongue} tongue
 */
function card(context, citation, tongue) {
  const inside = h("div", { class: "inside" });
  const name = h("summary", {}, h("span", { class: "card-name" }, citation.title));
  let loaded = false;
  const toggle = async () => {
    if (!made.open || loaded) return;
    inside.replaceChildren(facts(context, citation, tongue), h("p", { role: "status" }, say(tongue, "loading")));
    try {
      const article = await context.api.article(citation, tongue);
      loaded = true;
      inside.replaceChildren(...provision(context, citation, article, tongue));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      inside.replaceChildren(facts(context, citation, tongue), h("p", { role: "alert" }, say(tongue, "cardFailed")));
    }
  };
  const made = h("details", { ontoggle: toggle }, name, inside);
  return made;
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Citation} citation
 * @param {import("./texts.js").Tongue} tongue
 */
function facts(context, citation, tongue) {
  const force = say(tongue, citation.in_force ? "inForce" : "notInForce");
  const place = `${encodeURIComponent(citation.act)}/${encodeURIComponent(citation.article)}`;
  return h(
    "p",
    { class: "facts" },
    h("span", { class: citation.in_force ? "badge" : "badge off" }, force),
    citation.edition && h("span", {}, say(tongue, "edition", day(citation.edition))),
    link(`${context.api.base}/law/${place}?language=${tongue.slice(0, 2)}#${citation.eid}`, say(tongue, "page")),
    link(citation.url, say(tongue, "official")),
  );
}

/**
 * @param {import("./context.js").Context} context
 * @param {import("./api.js").Citation} citation
 * @param {import("./api.js").Article} article
 * @param {import("./texts.js").Tongue} tongue
 */
function provision(context, citation, article, tongue) {
  // A citation of the whole article shows all its points, one of a point that point and what is inside it.
  const points = article.points.filter(
    (point) => citation.ref === citation.article || point.ref.startsWith(citation.ref),
  );
  const shown = points.length ? points : article.points;
  const quoted = shown
    .map((point) => point.official_text)
    .filter(Boolean)
    .join("\n");
  const official = article.official_text;
  const script = (/** @type {string} */ text) => (tongue === "kk-Latn" ? toLatin(text) : text);
  return [
    h("p", {}, h("strong", {}, script(article.heading))),
    facts(context, citation, tongue),
    h("p", { class: "sub" }, say(tongue, "plain")),
    h(
      "ul",
      { class: "provisions" },
      ...shown.map((point) => h("li", {}, h("b", {}, capital(script(point.place))), " ", script(point.gist))),
    ),
    official && h("p", { class: "sub" }, say(tongue, "officialOn", day(official.edition))),
    h("p", { class: official ? "quote" : "" }, official ? quoted || official.text : say(tongue, "noOfficial")),
    article.remark && h("p", {}, script(article.remark)),
    article.caution && h("p", { class: "notice" }, script(article.caution)),
  ].filter((part) => part !== null);
}

/** @param {string} iso a day such as 2025-11-17 */
function day(iso) {
  return iso.split("-").reverse().join(".");
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
