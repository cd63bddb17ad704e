// @ts-check
/** What outlives a reload: the conversation's id and the settings, in this tab, only after consent. Never words. */

/** @typedef {{conversation: string | null, tongue: string | null, large: boolean, contrast: boolean, theme: string, open: boolean}} Kept */

const KEY = "quqyq-chat";

/** @type {Set<string>} conversations that this page has claimed */
const HELD = new Set();

/** @returns {Kept | null} */
export function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    return kept && typeof kept === "object" ? kept : null;
  } catch {
    return null; // Storage forbidden or damaged: begin anew.
  }
}

/** @param {Kept} kept */
export function keep(kept) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage forbidden: the conversation lives until the reload.
  }
}

/** Remove everything kept. */
export function forgetAll() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept then.
  }
}

/**
 * Claim a conversation for this tab: a duplicated tab has a copy of the storage, and two tabs must not write into one
 * conversation. The claim ends with the page.
 * @param {string} conversation
 * @returns {Promise<boolean>} false if another tab has it
 */
export async function claim(conversation) {
  if (!navigator.locks || HELD.has(conversation)) return true;
  return new Promise((resolve) => {
    const giveUp = new AbortController();
    // After a reload the old page's claim may take a moment to end.
    setTimeout(() => giveUp.abort(), 500);
    navigator.locks
      .request(`${KEY}-${conversation}`, { signal: giveUp.signal }, () => {
        HELD.add(conversation);
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}
