// Run Lighthouse over pages on a phone: `node run.js < job.json`, one line of JSON for each page as soon as it is done.
// job.json: {"chromium": path, "runs": number, "pages": [{"url", "ask"?: text}]}
import fs from "node:fs";
import lighthouse, { startFlow } from "lighthouse";
import puppeteer from "puppeteer-core";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const ALONE = { output: "json", logLevel: "error" };

/** Scores in per cent, and which audits cost something. */
function summary(report) {
  const scores = {};
  const lost = [];
  for (const category of Object.values(report.categories)) {
    // In a snapshot, audits that need a page load are left out and so is the category that lives from them.
    scores[category.id] = category.score === null ? null : Math.round(category.score * 100);
    for (const { id, weight } of category.auditRefs) {
      const audit = report.audits[id];
      const counts = weight > 0 && audit.score !== null && audit.score < 0.9;
      if (counts) lost.push({ category: category.id, audit: id, title: audit.title, value: audit.displayValue ?? "" });
    }
  }
  const items = report.audits["network-requests"]?.details?.items ?? [];
  const requests = items.map(({ url, transferSize }) => ({ url, bytes: transferSize ?? 0 }));
  return { scores, lost, requests };
}

/** Lighthouse's report; on a busy machine it loses a trace now and then, so it has three tries. */
async function report(browser, url, onlyCategories, tries = 3) {
  const page = await browser.newPage();
  const { lhr } = await lighthouse(url, { ...ALONE, onlyCategories }, undefined, page);
  await page.close();
  if (!lhr.runtimeError) return lhr;
  if (tries === 1) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return report(browser, url, onlyCategories, tries - 1);
}

/** A page as it loads; speed varies from run to run, so the run in the middle counts. The rest does not vary. */
async function loaded(browser, { url }, runs) {
  const results = [];
  for (let run = 0; run < runs; run += 1) {
    const onlyCategories = run === 0 ? CATEGORIES : ["performance"];
    results.push(summary(await report(browser, url, onlyCategories)));
  }
  const [first] = results;
  results.sort((a, b) => a.scores.performance - b.scores.performance);
  const middle = results[Math.floor(runs / 2)];
  const slow = middle.lost.filter(({ category }) => category === "performance");
  const rest = first.lost.filter(({ category }) => category !== "performance");
  const scores = { ...first.scores, performance: middle.scores.performance };
  return { ...first, scores, lost: [...slow, ...rest] };
}

/** A page with the chat open and a question answered in it, as it then stands. */
async function answered(browser, { url, ask }) {
  const page = await browser.newPage();
  const config = { extends: "lighthouse:default", settings: { onlyCategories: CATEGORIES } };
  const flow = await startFlow(page, { config });
  await flow.navigate(url);
  await page.locator(">>> .launcher").click();
  await page.locator(">>> #field").fill(ask);
  await page.keyboard.press("Enter");
  await page.waitForSelector(">>> .log article[data-ai] .cards", { timeout: 20000 });
  await flow.snapshot();
  const { steps } = await flow.createFlowResult();
  await page.close();
  const [before, after] = steps.map(({ lhr }) => summary(lhr));
  // What a load alone tells (speed, what search engines read) is that of the load; the rest is of the open chat.
  for (const id of ["performance", "seo"]) after.scores[id] = before.scores[id];
  const kept = before.lost.filter(({ category }) => ["performance", "seo"].includes(category));
  const now = after.lost.filter(({ category }) => !["performance", "seo"].includes(category));
  return { ...before, scores: after.scores, lost: [...kept, ...now] };
}

const job = JSON.parse(fs.readFileSync(0, "utf8"));
const browser = await puppeteer.launch({
  executablePath: job.chromium,
  args: ["--headless=new", "--no-sandbox"],
  headless: true,
});
try {
  for (const page of job.pages) {
    const result = page.ask ? await answered(browser, page) : await loaded(browser, page, job.runs);
    process.stdout.write(JSON.stringify(result) + "\n");
  }
} finally {
  await browser.close();
}
