// The HTML report in a real browser: `node check.mjs GAINSAY CHROMIUM`, from any folder.
//
// Reports are made of the desk of this repository, of a few invented articles, of the desk of examples/ with
// its decisions, of that desk with a conflict more that is open, and of a desk that wants to do harm. Each is opened light and dark, wide and narrow, with scripts and without, and printed.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { articles, ferry, hostile } from "./desks.mjs";

const [gainsay, executablePath] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const work = mkdtempSync(join(tmpdir(), "report-"));
let held = 0;
const broken = [];

function expect(what, holds, more = "") {
  if (holds) held += 1;
  else broken.push(`${what}${more ? `: ${more}` : ""}`);
}

function made(name, files, paths = []) {
  const folder = files ? join(work, name) : root;
  for (const [path, text] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const out = join(work, `${name}.html`);
  const run = spawnSync(gainsay, ["report", ...paths, "-o", out], { cwd: folder, encoding: "utf8" });
  // 2 stands for problems with the input: the hostile desk has some, and the report is written all the same.
  expect(`${name}: a report is made`, run.status === 0 || (name === "hostile" && run.status === 2), run.stderr);
  return pathToFileURL(out).href;
}

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

async function open(name, url, settings) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...settings });
  const page = await context.newPage();
  page.on("console", (message) => broken.push(`${name}: the console says ${message.text()}`));
  page.on("pageerror", (error) => broken.push(`${name}: ${error.message}`));
  page.on("dialog", (dialog) => {
    broken.push(`${name}: a dialog opened`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) broken.push(`${name}: it asks for ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

const findings = (page) => page.locator("article.finding:visible").count();

async function accessible(name, url, colorScheme) {
  // The policy forbids a script from outside; the engine is let in past it, for this look alone.
  const page = await open(name, url, { colorScheme, bypassCSP: true });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map((v) => `${v.id} at ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(" ")}`);
  expect(`${name}, ${colorScheme}: accessible`, violations.length === 0, told.join("; "));
  await page.context().close();
}

async function narrow(name, url) {
  for (const width of [360, 768, 1200]) {
    const page = await open(name, url, { viewport: { width, height: 800 } });
    const full = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(`${name}: no scroll sideways at ${width}`, full <= width, `${full} wide`);
    await page.context().close();
  }
}

async function scriptless(name, url) {
  const page = await open(name, url, { javaScriptEnabled: false });
  const all = await page.locator("article.finding").count();
  expect(`${name}: all findings show without scripts`, all > 0 && (await findings(page)) === all);
  expect(`${name}: no filter without scripts`, !(await page.locator("#filter").isVisible()));
  await page.context().close();
}

/** How many pages of paper each report may take. */
const most = { own: 26, articles: 4, ferry: 3, open: 4, hostile: 60 };

async function printed(name, url) {
  const page = await open(name, url, {});
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  expect(`${name}: printed`, pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 10_000);
  await page.emulateMedia({ media: "print" });
  expect(`${name}: no controls on paper`, !(await page.locator(".rail").isVisible()));
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
  expect(`${name}: no more paper than it needs`, pages <= most[name], `${pages} pages`);
  await page.context().close();
}

async function controls(name, url) {
  const page = await open(name, url, {});
  const all = await findings(page);
  const said = async () => Number.parseInt(await page.locator("#shown").textContent(), 10);
  const agrees = async (what) => expect(`${name}: ${what}`, (await said()) === (await findings(page)));
  for (const box of await page.locator("#filter input[type=checkbox]").all()) {
    const hidden = Number.parseInt(await box.locator("xpath=../span[2]").textContent(), 10);
    await box.uncheck();
    await agrees("what is counted is shown");
    expect(`${name}: a box hides its own`, (await findings(page)) === all - hidden);
    await box.check();
  }
  for (const list of ["entity", "source", "other"]) {
    const choice = page.locator(`#filter select[name=${list}]`);
    for (const option of await choice.locator("option:not([value=''])").all()) {
      const label = await option.textContent();
      await choice.selectOption({ value: await option.getAttribute("value") });
      const count = Number.parseInt(/\((\d+)\)$/.exec(label.trim())[1], 10);
      expect(`${name}: ${list} ${label}`, (await findings(page)) === count, `${await findings(page)}`);
    }
    await choice.selectOption("");
  }
  await page.fill("#by-text", "no such words anywhere");
  expect(`${name}: nothing left is said`, await page.locator("#none-left").isVisible());
  // A link to what is hidden shows it.
  const first = await page.locator("article.finding").first().getAttribute("id");
  await page.evaluate((id) => { location.hash = id; }, first);
  await page.waitForFunction((id) => !document.getElementById(id).hidden, first);
  await page.fill("#by-text", "no such words anywhere");
  await page.click("#filter button[type=reset]");
  await page.waitForFunction((n) => document.querySelectorAll("article.finding:not([hidden])").length === n, all);
  // Where all is settled nobody disagrees with anybody, and there is nothing to choose between.
  const states = await page.locator("#filter input[name=state]").count();
  const there = new Set(await page.locator("article.finding").evaluateAll((list) => list.map((one) => one.dataset.state)));
  expect(`${name}: decisions are chosen where there is a choice`, states === (there.size > 1 ? there.size : 0), `${states}`);
  const drawn = await page.locator(".matrix a").count();
  expect(`${name}: a matrix where something is open`, (drawn > 0) === there.has("open"));
  if (drawn === 0) return page.context().close();
  const cell = page.locator(".matrix a").first();
  const count = Number.parseInt(await cell.textContent(), 10);
  await cell.click();
  const left = await findings(page);
  expect(`${name}: the matrix filters`, left >= count && left <= all, `${left} for ${count}`);
  await page.context().close();
}

// Slots without a finding are folded, open to a picture, and are filtered as all else is.
async function quiet(name, url) {
  const page = await open(name, url, {});
  const slots = page.locator("details.quiet");
  const all = await slots.count();
  expect(`${name}: slots without a finding are there`, all > 0);
  expect(`${name}: and folded`, (await page.locator("details.quiet[open]").count()) === 0);
  for (let i = 0; i < Math.min(all, 30); i += 1) {
    await slots.nth(i).locator("summary").click();
    expect(`${name}: slot ${i} shows who says what`, await slots.nth(i).locator("table.lanes tbody tr").first().isVisible());
  }
  expect(`${name}: values on one axis among them`, (await page.locator("details.quiet[open] svg.lane").count()) > 0);
  const full = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(`${name}: no scroll sideways with all unfolded`, full <= 1200, `${full} wide`);
  const entity = await page.locator("#filter select[name=entity] option").nth(1).getAttribute("value");
  await page.selectOption("#filter select[name=entity]", entity);
  const left = await page.locator("details.quiet:visible").evaluateAll((list) => list.map((one) => one.dataset.entity));
  expect(`${name}: the entity filters them`, left.every((one) => one === entity));
  await page.context().close();
}

async function keyboard(name, url) {
  const page = await open(name, url, {});
  await page.keyboard.press("Tab");
  expect(`${name}: the first stop skips to the findings`, (await page.evaluate(() => document.activeElement.className)) === "skip");
  await page.keyboard.press("Enter");
  expect(`${name}: and it does`, (await page.evaluate(() => document.activeElement.id)) === "findings");
  await page.reload();
  const seen = new Set();
  let bare = 0;
  for (let i = 0; i < 400; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      return [at.id || at.name || at.className?.baseVal || at.className || at.tagName, style.outlineStyle, at === document.body];
    });
    if (stop[2]) break;
    if (stop[1] === "none") bare += 1;
    seen.add(stop[0]);
  }
  expect(`${name}: focus is seen at every stop`, bare === 0, `${bare} without an outline`);
  expect(`${name}: tables are reached`, seen.has("scroll"));
  await page.context().close();
}

try {
  const own = made("own");
  const stories = made("articles", articles, ["articles"]);
  const harm = made("hostile", hostile);
  const settled = made("ferry", ferry);
  const left = made("open", {
    ...ferry,
    "claims/port-radio.toml": "[source]\npublisher = 'Port Radio'\n[[claim]]\nentity = 'Skarv'\nattribute = 'first-crossing'\nvalue = '9 June 2025'\n",
  });
  for (const [name, url] of [["own", own], ["ferry", settled], ["open", left]]) await quiet(name, url);
  const reports = [["own", own], ["articles", stories], ["ferry", settled], ["open", left], ["hostile", harm]];
  for (const [name, url] of reports) {
    await narrow(name, url);
    await accessible(name, url, "light");
    await accessible(name, url, "dark");
    await scriptless(name, url);
    await printed(name, url);
    await keyboard(name, url);
    await controls(name, url);
  }
  const page = await open("hostile", harm, {});
  expect("hostile: nothing of it runs", (await page.evaluate(() => globalThis.harmed)) === undefined);
  expect("hostile: one script", (await page.locator("script").count()) === 1);
  expect("hostile: no picture, frame or handler", (await page.locator("img, iframe, object, [onerror], [onload], [onclick]").count()) === 0);
  expect("hostile: no link but to pages", (await page.locator('a:not([href^="#"]):not([href^="http"])').count()) === 0);
  expect("hostile: no control of direction", !/[\u202a-\u202e\u2066-\u2069]/u.test(await page.content()));
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
for (const line of broken) console.log(`NOT SO: ${line}`);
console.log(`${held} held, ${broken.length} did not`);
process.exit(broken.length === 0 ? 0 : 1);
