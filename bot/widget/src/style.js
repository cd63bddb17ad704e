// @ts-check
/** How the widget looks. A constructed sheet: strict policies forbid style elements, not this. */

const CSS = `
:host { display: block; }
:host([position="page"]) { height: 100%; }
.root {
  /* What the page says of all its elements must not come in. */
  all: initial;
  --accent: var(--quqyq-accent, var(--portal-accent, #00517d));
  --on-accent: var(--quqyq-accent-text, var(--portal-accent-text, #fff));
  --surface: var(--quqyq-surface, var(--portal-surface, #fff));
  --ink: var(--quqyq-text, var(--portal-text, #14202b));
  --link: var(--accent);
  --ground: color-mix(in srgb, var(--ink) 4%, var(--surface));
  --sunken: color-mix(in srgb, var(--ink) 8%, var(--surface));
  --line: color-mix(in srgb, var(--ink) 16%, var(--surface));
  --edge: color-mix(in srgb, var(--ink) 58%, var(--surface));
  /* A site's own letters are not made paler: they may just be readable as they are. */
  --soft: var(--quqyq-text, var(--portal-text, #465666));
  --good: #1f6b3a; --off: #8a3c00; --bad: #a8201a; --focus: #b35c00;
  --radius: var(--quqyq-radius, var(--portal-radius, 10px));
  --border: 1px;
  --target: 44px;
  display: contents;
  color: var(--ink);
  color-scheme: light;
  font: max(16px, 1rem)/1.5 var(--quqyq-font, var(--portal-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif));
}
:host([hidden]) { display: none; }
.dark {
  --surface: #16212b;
  --ink: #e8eff5;
  --link: #86cdf8;
  --accent: var(--quqyq-accent, var(--portal-accent, #1471ae));
  --good: #8fd9a6;
  --off: #f4b183;
  --bad: #ff9d94;
  --focus: #f2c14e;
  color-scheme: dark;
}
.dark.chosen { --surface: var(--quqyq-surface, #16212b); --ink: var(--quqyq-text, #e8eff5); }
.dark, .high {
  --ground: color-mix(in srgb, var(--ink) 3%, var(--surface));
  --sunken: color-mix(in srgb, var(--ink) 10%, var(--surface));
  --line: color-mix(in srgb, var(--ink) 20%, var(--surface));
  --edge: color-mix(in srgb, var(--ink) 58%, var(--surface));
  --soft: color-mix(in srgb, var(--ink) 80%, var(--surface));
}
.dark.chosen { --soft: var(--quqyq-text, #abbac8); }
.high {
  --surface: #fff; --ink: #000; --accent: #003050; --on-accent: #fff; --link: #003050; --ground: #fff; --sunken: #eee;
  --line: #000; --edge: #000; --soft: #000; --good: #0b4a20; --off: #6b2d00; --bad: #8a0000; --focus: #a34700; --border: 2px;
}
.high.dark {
  --surface: #000; --ink: #fff; --accent: #ffe45c; --on-accent: #000; --link: #ffe45c; --ground: #000; --sunken: #262626;
  --line: #fff; --edge: #fff; --soft: #fff; --good: #9dffb5; --off: #ffc38f; --bad: #ffb0a8; --focus: #7fe9ff;
}
.high a, .high .choice { text-decoration: underline; }
.large { font-size: max(21px, 1.3125rem); }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul, ol, figure { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--link); text-underline-offset: .2em; }
svg { width: 1.375em; height: 1.375em; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
button, select, textarea, input { font: inherit; letter-spacing: inherit; color: inherit; }
button, select, summary { cursor: pointer; }
[hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher {
  position: fixed; z-index: 2147483000; inset-block-end: max(1.25em, env(safe-area-inset-bottom)); inset-inline-end: 1.25em;
  display: inline-flex; align-items: center; gap: .625em; min-height: 3.25em; max-width: calc(100vw - 2.5em); padding: .5em 1.125em;
  border: 2px solid var(--surface); border-radius: 2em; background: var(--accent); color: var(--on-accent); font-weight: 600;
  text-align: start; line-height: 1.25; box-shadow: 0 2px 12px rgb(0 20 25 / 28%);
}
.left .launcher { inset-inline: 1.25em auto; }
.launcher:hover, .send:hover { box-shadow: inset 0 0 0 100vmax rgb(0 0 0 / 18%); }

.panel {
  position: fixed; z-index: 2147483000; inset: auto 1.25em 1.25em auto; width: 27em; height: min(44em, calc(100dvh - 2.5em));
  max-width: calc(100vw - 2.5em); max-height: none; margin: 0; padding: 0; border: var(--border) solid var(--edge);
  border-radius: calc(var(--radius) * 1.4); background: var(--ground); color: var(--ink); overflow: hidden;
  box-shadow: 0 8px 40px rgb(0 20 25 / 24%); overflow-wrap: anywhere;
}
.panel[open] { display: flex; flex-direction: column; animation: rise .16s ease-out; }
.panel::backdrop { background: var(--ground); }
.left .panel { inset: auto auto 1.25em 1.25em; }
.page .panel { position: static; width: 100%; height: 100%; min-height: 20em; max-width: none; box-shadow: none; animation: none; }
.page .talk, .page .foot { padding-inline: max(1em, calc(50% - 23em)); }
@keyframes rise { from { opacity: 0; transform: translateY(.75em); } }

.head {
  display: flex; align-items: center; gap: .25em; padding: .375em .375em .375em 1em; border-block-start: 4px solid var(--accent);
  border-block-end: var(--border) solid var(--line); background: var(--surface);
}
.title { flex: 1; min-width: 0; font-size: 1.0625em; line-height: 1.2; font-weight: 700; }
.title small { display: block; font-size: .8125em; font-weight: 400; color: var(--soft); }
.tool {
  display: inline-grid; place-items: center; min-width: var(--target); min-height: var(--target); padding: 0; border: 1px solid transparent;
  border-radius: var(--radius); background: none; color: var(--ink);
}
.tool:hover, .small:hover, .choice:hover, summary:hover { background: var(--sunken); }
.tool[aria-expanded="true"], .tool[aria-pressed="true"] { background: var(--sunken); border-color: var(--edge); }
.tongue {
  min-height: var(--target); max-width: 7.5em; padding: 0 .375em; border: 1px solid transparent; border-radius: var(--radius);
  background: var(--surface); font-size: .9375em;
}
.tongue:hover { background: var(--sunken); }

.settings { max-height: 60%; flex: none; overflow: auto; padding: .25em 1em 1em; border-block-end: var(--border) solid var(--line); background: var(--surface); }
.settings h3 { margin-block: .875em .25em; font-size: .875em; font-weight: 600; color: var(--soft); }
.option { display: flex; align-items: center; justify-content: space-between; gap: 1em; min-height: var(--target); }
.option input { width: 1.5em; height: 1.5em; flex: none; margin: 0; accent-color: var(--link); }
.option select { min-height: var(--target); max-width: 60%; border: 1px solid var(--edge); border-radius: var(--radius); background: var(--surface); }
.row { display: flex; flex-wrap: wrap; gap: .5em; align-items: center; }
.small {
  display: inline-flex; align-items: center; justify-content: center; gap: .375em; min-width: var(--target); min-height: var(--target); padding: .25em .75em; border: 1px solid var(--edge);
  border-radius: var(--radius); background: var(--surface); color: var(--link); font-size: .9375em; line-height: 1.25; text-align: start; text-decoration: none;
}
.strong { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
.strong:hover { background: var(--accent); text-decoration: underline; }
.danger { color: var(--bad); border-color: currentColor; }
.confirm { margin-block-start: .75em; padding: .75em; border: var(--border) solid var(--bad); border-radius: var(--radius); }
.confirm p { margin-block-end: .5em; }

.talk { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 1em; background: var(--ground); }
.talk:focus-visible { outline-offset: -3px; }
.log, .history { display: flow-root; }
.turn { margin-block-start: 1.125em; }
.start { margin: 0; }
.who { display: flex; align-items: center; gap: .5em; margin-block-end: .25em; font-size: .8125em; color: var(--soft); }
.ai { padding: 0 .375em; border: 1px solid currentColor; border-radius: 4px; font-weight: 600; line-height: 1.4; }
.mine { display: flex; flex-direction: column; align-items: flex-end; }
.mine .words {
  max-width: 88%; padding: .5em .875em; border: 1px solid transparent; border-radius: var(--radius) var(--radius) 2px var(--radius);
  background: var(--accent); color: var(--on-accent); white-space: pre-wrap;
}
.unsent .words { background: var(--surface); color: var(--ink); border: 2px dashed var(--edge); }
.failure { margin-block-start: .5em; width: 100%; padding-inline-start: .75em; border-inline-start: 4px solid var(--bad); }
.failure p { margin-block-end: .375em; }
.failure strong, .error strong { color: var(--bad); }
.failure.past { border: 0; font-size: .8125em; color: var(--soft); text-align: end; }
.reply { padding: .875em; border: var(--border) solid var(--line); border-radius: 2px var(--radius) var(--radius) var(--radius); background: var(--surface); }
.reply > * + *, .extras > * + * { margin-block-start: .75em; }
.extras > details { margin-block-start: .375em; }
.reply h3, .sub { font-size: .9375em; font-weight: 700; line-height: 1.3; }
.reply h3 + * { margin-block-start: .25em; }
.reply > h3, .extras > h3 { margin-block-start: 1em; }
.extras > h3:first-child { margin: 0; }
.short { padding-inline-start: .75em; border-inline-start: 4px solid var(--accent); font-size: 1.0625em; font-weight: 500; }
.steps { padding-inline-start: 1.5em; }
.steps li + li, .provisions li + li { margin-block-start: .375em; }
.provisions li { padding-inline-start: .75em; border-inline-start: 3px solid var(--line); }
.provisions b { display: block; font-size: .9375em; }
.notice { padding-block-start: .625em; border-block-start: 1px solid var(--line); font-size: .875em; color: var(--soft); }
.choices { display: grid; gap: .5em; }
.choice {
  width: 100%; min-height: var(--target); padding: .5em .875em; border: 1px solid var(--edge); border-radius: var(--radius);
  background: var(--surface); color: var(--link); text-align: start; line-height: 1.35;
}
.small[aria-disabled] { color: var(--soft); border-style: dashed; cursor: default; background: none; }
.start .choices { margin-block-start: .75em; }
.start > p + p { margin-block-start: .5em; }

details { border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
details + details { margin-block-start: .375em; }
summary { display: flex; align-items: center; gap: .5em; min-height: var(--target); padding: .375em .75em; border-radius: var(--radius); line-height: 1.3; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after {
  content: ""; flex: none; width: .5em; height: .5em; margin-inline-start: auto; border: solid; border-width: 0 2px 2px 0;
  color: var(--link); transform: translateY(-.125em) rotate(45deg);
}
details[open] > summary::after { transform: translateY(.125em) rotate(225deg); }
summary:focus-visible { outline-offset: -3px; }
details > .choices { padding: 0 .5em .5em; }
.all { margin-block-start: .75em; }
.all > details { margin: 0 .5em .5em; }
.cards { display: grid; gap: .375em; }
.card-name { font-weight: 600; font-size: .9375em; color: var(--link); }
.inside { padding: 0 .75em .75em; font-size: .9375em; }
.inside > * + * { margin-block-start: .5em; }
.facts { display: flex; flex-wrap: wrap; gap: .25em .875em; align-items: center; color: var(--soft); }
.facts a { display: inline-block; padding-block: .25em; }
.badge { padding: 0 .375em; border: 1px solid currentColor; border-radius: 4px; color: var(--good); font-weight: 600; font-size: .875em; }
.badge.off { color: var(--off); }
.quote { padding-inline-start: .75em; border-inline-start: 3px solid var(--edge); white-space: pre-wrap; }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: .125em; margin-block-start: .25em; }
.acts .tool { color: var(--soft); }
.acts .end { margin-inline-start: auto; }
.acts svg { width: 1.25em; height: 1.25em; }
.aside { margin-block-start: .375em; font-size: .9375em; color: var(--soft); }
.aside label, .aside .field { display: block; width: 100%; }
.field { margin-block: .25em .5em; padding: .5em .625em; border: 2px solid var(--edge); border-radius: var(--radius); background: var(--surface); color: var(--ink); resize: vertical; }
.note { margin-block-start: 1em; padding: .625em .875em; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); font-size: .9375em; color: var(--soft); }
.note .row { margin-block-start: .5em; }

.typing { display: flex; align-items: center; gap: .5em; margin-block-start: 1em; color: var(--soft); font-size: .9375em; }
.typing:empty { margin: 0; }
.dots { display: inline-flex; gap: .25em; }
.dots i { width: .4375em; height: .4375em; border: .22em solid currentColor; border-radius: 50%; animation: blink 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .2s; }
.dots i:nth-child(3) { animation-delay: .4s; }
@keyframes blink { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }

.foot { padding: .625em .75em .75em; border-block-start: var(--border) solid var(--line); background: var(--surface); }
.ask { display: flex; align-items: flex-end; gap: .375em; }
.ask textarea {
  flex: 1; min-width: 0; min-height: 3em; max-height: 9em; padding: .625em .75em; border: 2px solid var(--edge);
  border-radius: var(--radius); background: var(--surface); resize: none; line-height: 1.4; field-sizing: content;
}
.ask textarea:focus-visible { outline-width: 2px; outline-offset: 0; }
.ask textarea[aria-invalid] { border-color: var(--bad); }
.ask .tool { min-height: 3em; }
.send { display: inline-grid; place-items: center; min-width: 3em; min-height: 3em; border: 2px solid var(--accent); border-radius: var(--radius); background: var(--accent); color: var(--on-accent); }
.send:hover { text-decoration: none; }
::placeholder { color: var(--soft); opacity: 1; }
.hint, .error { margin-block-start: .375em; font-size: .8125em; line-height: 1.35; color: var(--soft); }
.error { font-size: .9375em; color: var(--ink); margin-block: 0 .375em; }

@media (max-width: 480px), (max-height: 480px) {
  .root:not(.page) .panel { inset: 0; width: 100%; max-width: none; height: 100dvh; border: 0; border-radius: 0; }
  .launcher { inset-block-end: max(.75em, env(safe-area-inset-bottom)); inset-inline-end: .75em; }
}
/* At 400 % zoom little height is left: everything scrolls together, so nothing covers what is read. */
@media (max-height: 480px) {
  .panel[open] { display: block; overflow-y: auto; }
  .talk { overflow: visible; }
  .settings { max-height: none; }
}
@media (max-width: 340px) {
  .head { padding-inline-start: .625em; }
  .title small { display: none; }
}
@media (max-width: 480px) { .large .title small { display: none; } }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { animation: none !important; transition: none !important; } }
@media (forced-colors: active) {
  .launcher, .send, .strong, .mine .words, .tool { border-color: ButtonBorder; }
  summary::after { color: CanvasText; }
  .tool[aria-pressed="true"], .tool[aria-expanded="true"] { border: 3px solid Highlight; }
}
@media print { :host { display: none; } }
`;

/** @returns {CSSStyleSheet} */
export function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(CSS);
  return made;
}
