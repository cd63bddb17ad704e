// @ts-check
/** The conversation on paper: as a file to keep and as a print. */

import { detectedIn, tongueOf } from "./reply.js";
import { say } from "./texts.js";

const CSS_OF_PAPER = `body{font:12pt/1.5 system-ui,"Noto Sans","DejaVu Sans",sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
h1{font-size:1.3em}article{margin:1.25em 0;break-inside:avoid-page}h2{font-size:1em;margin:0}p{margin:.5em 0;white-space:pre-wrap}li{margin:.25em 0}
.person{border-left:4px solid #00517d;padding-left:.75em}`;

/**
 * Write the conversation into an empty document.
 * @param {Document} paper
 * @param {import("./context.js").Context} context
 * @param {import("./transcript.js").Said[]} said
 */
function write(paper, context, said) {
  const tongue = context.tongue();
  const make = (
    /** @type {string} */ tag,
    /** @type {string} */ text,
    /** @type {Record<string, string>} */ marks = {},
  ) => {
    const made = paper.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(marks)) made.setAttribute(name, value);
    return made;
  };
  paper.documentElement.lang = tongue;
  paper.title = say(tongue, "paperTitle");
  paper.head.prepend(make("meta", "", { charset: "utf-8" }));
  paper.head.append(make("meta", "", { name: "generator", content: "Quqyq" }));
  const day = new Date().toLocaleString(tongue === "en" ? "en-GB" : "ru-RU");
  paper.body.append(
    make("h1", paper.title),
    make("p", `${context.api.base} · ${day}`),
    make("p", say(tongue, "machine")),
  );
  /** @type {HTMLElement | undefined} */
  let question;
  for (const one of said) {
    if ("words" in one) {
      const article = make("article", "", { class: "person" });
      article.append(make("h2", say(tongue, "you")), make("p", one.words));
      paper.body.append(article);
      question = article;
      continue;
    }
    const { reply } = one;
    const spoken = tongueOf(reply);
    if (question) question.lang = detectedIn(reply) || spoken;
    const article = make("article", "", { lang: spoken, "data-ai": "true", "data-generator": "Quqyq" });
    article.append(make("h2", `${say(spoken, "mark")} · ${say(spoken, "bot")}`));
    article.append(...reply.messages.map((message) => make("p", message.text)));
    if (reply.citations.length) {
      const list = make("ul", "");
      list.append(
        ...reply.citations.map((citation) => {
          const item = make("li", `${citation.title}: `);
          item.append(/^https?:/.test(citation.url) ? make("a", citation.url, { href: citation.url }) : citation.url);
          return item;
        }),
      );
      article.append(make("p", say(spoken, "law")), list);
    }
    paper.body.append(article);
  }
}

/**
 * Hand the conversation over as an HTML file; it is made here, nothing is sent.
 * @param {import("./context.js").Context} context
 * @param {import("./transcript.js").Said[]} said
 */
export function saveFile(context, said) {
  const paper = document.implementation.createHTMLDocument("");
  write(paper, context, said);
  // As text: a strict page would forbid the element even in a document that is only written down.
  const html = new XMLSerializer().serializeToString(paper).replace("</head>", `<style>${CSS_OF_PAPER}</style></head>`);
  const file = new Blob([html], { type: "text/html;charset=utf-8" });
  const address = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = `quqyq-${new Date().toISOString().slice(0, 10)}.html`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/**
 * Print the conversation, without the page around it.
 * @param {import("./context.js").Context} context
 * @param {import("./transcript.js").Said[]} said
 * @param {ShadowRoot} root
 */
export function printOut(context, said, root) {
  const frame = document.createElement("iframe");
  frame.className = "unseen";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.title = say(context.tongue(), "print");
  root.append(frame);
  const view = /** @type {(Window & typeof globalThis) | null} */ (frame.contentWindow);
  if (!view) return frame.remove();
  write(view.document, context, said);
  // The frame's own sheet: a constructed sheet serves only the document it was made in.
  const style = new view.CSSStyleSheet();
  style.replaceSync(CSS_OF_PAPER);
  view.document.adoptedStyleSheets = [style];
  view.addEventListener("afterprint", () => setTimeout(() => frame.remove()));
  view.focus();
  view.print();
}
