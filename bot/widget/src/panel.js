// @ts-check
/** The window: a dialog beside the page, over all of it on a phone, or a part of the page. */

/** When the window takes the whole screen; the style sheet says the same. */
const SMALL = "(max-width: 480px), (max-height: 480px)";

/** Opens and closes the window in the way the screen asks for. */
export class Panel {
  /**
   * @param {HTMLDialogElement | HTMLElement} element
   * @param {() => void} escaped the person wants it closed
   */
  constructor(element, escaped) {
    this.element = element;
    this.dialog = element instanceof HTMLDialogElement ? element : null;
    this.shown = false;
    this.media = matchMedia(SMALL);
    this.changed = () => {
      if (!this.shown || !this.dialog) return;
      const focused = /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;
      this.place(true);
      if (focused instanceof HTMLElement) focused.focus();
    };
    element.addEventListener("cancel", (event) => {
      event.preventDefault();
      escaped();
    });
    // The browser closes a modal dialog itself when Esc is pressed twice.
    element.addEventListener("close", () => {
      if (this.shown && this.dialog && !this.dialog.open) escaped();
    });
  }

  /** Whether an opened window hides the page. */
  get covers() {
    return this.dialog !== null && this.media.matches;
  }

  /** @param {boolean} taken whether a person opened it and the focus may move into it */
  show(taken) {
    this.shown = true;
    this.media.addEventListener("change", this.changed);
    this.place(taken);
  }

  hide() {
    this.shown = false;
    this.media.removeEventListener("change", this.changed);
    if (this.dialog?.open) this.dialog.close();
  }

  /** @param {boolean} taken */
  place(taken) {
    if (!this.dialog) return;
    // close() only now, so that a window that becomes modal is not taken for a closed one.
    const { shown } = this;
    this.shown = false;
    if (this.dialog.open) this.dialog.close();
    this.shown = shown;
    if (taken && this.covers) this.dialog.showModal();
    else this.dialog.setAttribute("open", "");
  }
}
