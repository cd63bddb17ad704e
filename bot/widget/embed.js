// Tells the page around the frame what happens in the chat, and never what was said. Only to the one origin that the
// server found among the portal's own; without one, to nobody.
const origin = document.querySelector('meta[name="quqyq-origin"]')?.getAttribute("content");

if (origin && window.parent !== window) {
  for (const type of ["quqyq-open", "quqyq-close", "quqyq-answer", "quqyq-error"]) {
    document.addEventListener(type, (event) => {
      const { status, topic, language, kind, campaign } = /** @type {CustomEvent} */ (event).detail ?? {};
      window.parent.postMessage({ type, detail: { status, topic, language, kind, campaign } }, origin);
    });
  }
}
