// @ts-check
/** The bot's HTTP API, with failures named by kind. */

/** @typedef {{title: string, payload: string}} Choice */
/** @typedef {{text: string, buttons: Choice[], part: string}} Paragraph */
/** @typedef {{act: string, article: string, ref: string, eid: string, title: string, url: string, edition: string | null, in_force: boolean}} Citation */
/** @typedef {{conversation_id: string, language: "kk" | "ru" | "en", script: string, detected?: {language: string | null, script: string | null}, status: string, topic: string | null, reason: string | null, messages: Paragraph[], citations: Citation[]}} Reply */
/** @typedef {{text: string, time: number, message_id?: string | null, reply: Reply}} Turn */
/** @typedef {{id: string, area: string, title: string, payload: string}} Topic */
/** @typedef {{area: string, title: string, topics: Topic[]}} Area */
/** @typedef {{citation: Citation, heading: string, caution: string | null, remark: string | null, points: {ref: string, place: string, gist: string, official_text: string | null}[], official_text: {text: string, edition: string} | null}} Article */
/** @typedef {"offline" | "network" | "timeout" | "limit" | "forbidden" | "gone" | "refused" | "server"} FailureKind */

/** Milliseconds until a request is given up. */
const PATIENCE = 30000;

/** Nothing of the page goes to the bot: no cookie, no address. */
const DISCREET = /** @type {RequestInit} */ ({ credentials: "omit", referrerPolicy: "no-referrer" });

/** A request that did not succeed. */
export class Failure extends Error {
  /**
   * @param {FailureKind} kind
   * @param {string} [detail] what the server says to the reader, in the reader's language
   * @param {number} [wait] seconds to wait before the next attempt
   */
  constructor(kind, detail = "", wait = 0) {
    super(kind);
    this.kind = kind;
    this.detail = detail;
    this.wait = wait;
  }
}

/** The API of one bot for one portal. */
export class Api {
  /**
   * @param {string} base address of the bot without a slash at the end
   * @param {string} portal
   */
  constructor(base, portal) {
    this.base = base;
    this.portal = portal;
    /** Whether an answer of the bot could ever be read here. */
    this.heard = false;
  }

  /**
   * Ask. The same message id asked again gets the first reply again, so a retry doubles nothing.
   * @param {{text: string, conversation: string | null, chosen: string | null, hint: string, id: string}} message
   * @returns {Promise<Reply>}
   */
  async ask({ text, conversation, chosen, hint, id }) {
    const body = { text, conversation_id: conversation, language: chosen };
    try {
      const reply = await this.call("/ask", { method: "POST", body, hint, headers: { "Quqyq-Message-Id": id } });
      if (Array.isArray(reply?.messages)) return reply;
    } catch (error) {
      const lost = error instanceof Failure && error.kind === "network";
      throw lost && (await this.shut()) ? new Failure("forbidden") : error;
    }
    // Something on the way has answered in the bot's place.
    throw new Failure("server");
  }

  /**
   * Whether the bot is there but lets this site read nothing. To scripts, browsers tell that and a lost line alike; but
   * the widget's description may be read by every site.
   */
  async shut() {
    if (this.heard) return false;
    const readable = (/** @type {string} */ path) =>
      fetch(this.base + path, { ...DISCREET, signal: AbortSignal.timeout(5000) }).then(
        () => true,
        (error) => !(error instanceof TypeError),
      );
    return (await readable("/widget/quqyq-chat.json")) && !(await readable("/api/v1/topics"));
  }

  /**
   * @param {string} id
   * @param {string} hint
   * @returns {Promise<{turns: Turn[]}>}
   */
  conversation(id, hint) {
    return this.call(`/conversations/${encodeURIComponent(id)}`, { hint });
  }

  /**
   * Delete a conversation; one that is not there counts as deleted.
   * @param {string} id
   * @param {string} hint
   */
  async forget(id, hint) {
    try {
      await this.call(`/conversations/${encodeURIComponent(id)}`, { method: "DELETE", hint });
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "gone") throw error;
    }
  }

  /**
   * @param {{conversation: string, id: string | null, helpful: boolean, reason: string | null, hint: string}} opinion
   */
  feedback({ conversation, id, helpful, reason, hint }) {
    const body = { conversation_id: conversation, message_id: id, helpful, reason };
    return this.call("/feedback", { method: "POST", body, hint });
  }

  /**
   * @param {Citation} citation
   * @param {string} hint
   * @returns {Promise<Article>}
   */
  article(citation, hint) {
    const place = `/acts/${encodeURIComponent(citation.act)}/articles/${encodeURIComponent(citation.article)}`;
    return this.call(`${place}?language=${hint.slice(0, 2)}`, { hint });
  }

  /**
   * @param {string} hint
   * @returns {Promise<{areas: Area[]}>}
   */
  topics(hint) {
    return this.call(`/topics?language=${hint.slice(0, 2)}`, { hint });
  }

  /**
   * What the portal has chosen for its chat.
   * @param {string} hint
   * @returns {Promise<{theme: Record<string, string | null>, greeting: string | null, topics: Topic[]}>}
   */
  portalDetail(hint) {
    return this.call(`/portals/${encodeURIComponent(this.portal)}?language=${hint.slice(0, 2)}`, { hint });
  }

  /**
   * @param {string} path
   * @param {{method?: string, body?: object, hint: string, headers?: Record<string, string>}} options
   * @returns {Promise<any>}
   */
  async call(path, { method = "GET", body, hint, headers = {} }) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const response = await fetch(`${this.base}/api/v1${path}`, {
        method,
        body: body && JSON.stringify(body),
        headers: {
          "Accept-Language": hint.slice(0, 2),
          ...(body && { "Content-Type": "application/json" }),
          ...(this.portal && { "Quqyq-Portal": this.portal }),
          ...headers,
        },
        ...DISCREET,
        signal: giveUp.signal,
      });
      this.heard = true;
      if (!response.ok) throw await failureOf(response);
      return response.status === 204 ? null : await response.json();
    } catch (error) {
      if (error instanceof Failure) throw error;
      if (giveUp.signal.aborted) throw new Failure("timeout");
      if (error instanceof SyntaxError) throw new Failure("server");
      throw new Failure(navigator.onLine ? "network" : "offline");
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * @param {Response} response
 * @returns {Promise<Failure>}
 */
async function failureOf(response) {
  const problem = await response.json().catch(() => ({}));
  const detail = String(problem.detail || problem.title || "");
  const { status } = response;
  if (status === 429) {
    // Retry-After may also be a date; half a minute is then a fair guess.
    const wait = Number(response.headers.get("Retry-After")) || 30;
    return new Failure("limit", detail, Math.min(Math.max(Math.ceil(wait), 2), 3600));
  }
  if (status === 403) return new Failure("forbidden", detail);
  if (status === 404) return new Failure("gone", detail);
  return status >= 500 ? new Failure("server", detail) : new Failure("refused", detail);
}

/** A new message id; pages without https have no crypto.randomUUID. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
