// @ts-check
/** Voice in and out, through the browser alone, where it knows the language. */

/** Language codes that speech engines use. */
const SPOKEN = { kk: "kk-KZ", ru: "ru-RU", en: "en-US" };

/**
 * A voice of the browser for a language, or undefined. Latin Kazakh has no voices.
 * @param {string} language code such as kk, or kk-Latn
 * @returns {SpeechSynthesisVoice | undefined}
 */
export function voiceFor(language) {
  const voices = window.speechSynthesis ? speechSynthesis.getVoices() : [];
  return voices.find((voice) => !language.includes("-") && voice.lang.toLowerCase().startsWith(language));
}

/**
 * Read a text aloud, stopping what is being read.
 * @param {string} text
 * @param {string} language
 * @param {() => void} done called at the end, also when stopped
 */
export function readAloud(text, language, done) {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  const voice = voiceFor(language);
  if (voice) utterance.voice = voice;
  utterance.lang = voice ? voice.lang : language;
  utterance.onend = utterance.onerror = done;
  speechSynthesis.speak(utterance);
}

/** Stop reading. */
export function hush() {
  if (window.speechSynthesis) speechSynthesis.cancel();
}

/** @returns {any} the browser's recogniser class, or undefined */
export function recogniser() {
  const scope = /** @type {any} */ (window);
  return scope.SpeechRecognition || scope.webkitSpeechRecognition;
}

/**
 * Listen to one sentence.
 * @param {"kk" | "ru" | "en"} language
 * @param {(text: string) => void} heard
 * @param {(error: string) => void} done error is empty when all went well
 * @returns {() => void} stops listening
 */
export function listen(language, heard, done) {
  const session = new (recogniser())();
  let problem = "";
  session.lang = SPOKEN[language];
  session.onresult = (/** @type {any} */ event) => heard(event.results[0][0].transcript);
  session.onerror = (/** @type {any} */ event) => (problem = event.error === "aborted" ? "" : event.error);
  session.onend = () => done(problem);
  session.start();
  return () => session.stop();
}
