// Holds pages against an HTML validator, an accessibility checker and a browser.
// Arguments: the browser, then files: *.html as pages, sheet*.html also as exactly one sheet of paper.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(`${process.cwd()}/`));
const { HtmlValidate } = require("html-validate");
const puppeteer = require("puppeteer-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

const [executablePath, ...files] = process.argv.slice(2);
const problems = [];
const complain = (file, text) => problems.push(`${basename(resolve(file, ".."))}/${basename(file)}: ${text}`);

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // The style sheet and the drawings are part of the page; long lines and trailing blanks are a matter of taste.
    "no-inline-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    // A scrolling region is reached by keyboard, and its name says what scrolls.
    "prefer-native-element": "off",
  },
});

async function validated(file) {
  const report = await validator.validateString(await readFile(file, "utf8"), file);
  for (const { messages } of report.results) {
    for (const { ruleId, message, line } of messages) complain(file, `line ${line}: ${message} (${ruleId})`);
  }
}

async function accessible(page, file, scheme) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) {
    complain(file, `${scheme}: ${help} (${id}): ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; ")}`);
  }
}

async function readsUnderThePointer(page, file) {
  const shown = () => page.evaluate(() => document.querySelector(".reading:not([hidden])")?.textContent ?? "");
  for (const figure of await page.$$("figure[data-readings]")) {
    const [name, count] = await figure.evaluate((of) =>
      [of.querySelector("title").id, JSON.parse(of.dataset.readings).places.length]);
    const svg = await figure.$("svg");
    await svg.scrollIntoView();
    const box = await svg.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const pointed = await shown();
    if (!/^.+\n.+/.test(pointed)) complain(file, `the pointer reads "${pointed}" from ${name}`);
    await page.mouse.move(0, 0);
    await svg.evaluate((of) => of.focus());
    await page.keyboard.press("Home");
    const first = await shown();
    await page.keyboard.press("End");
    const last = await shown();
    if (first === "" || (count > 1 && first === last)) complain(file, `keys read "${first}" and "${last}" from ${name}`);
    await page.keyboard.press("Escape");
    if ((await shown()) !== "") complain(file, `Escape leaves what was read from ${name}`);
  }
}

async function sorts(page, file) {
  const order = () => page.evaluate(() => {
    const button = document.querySelector("th.figures button");
    const column = button ? button.closest("th").cellIndex : 0;
    return button ? [...button.closest("table").tBodies[0].rows].map((row) => row.cells[column].textContent) : null;
  });
  const before = await order();
  if (!before) return;
  await page.evaluate(() => document.querySelector("th.figures button").click());
  const rising = await order();
  await page.evaluate(() => document.querySelector("th.figures button").click());
  const falling = await order();
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  if (!same([...before].sort(), [...rising].sort())) complain(file, "sorting loses rows");
  if (same(rising, falling) && new Set(before).size > 1) complain(file, "a table does not sort");
}

async function onePage(page, file) {
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const pages = pdf.match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
  if (pages !== 1) complain(file, `${pages} pages of paper, not one`);
  await page.emulateMediaType("print");
  const cut = await page.evaluate(() => {
    const sheet = document.querySelector(".sheet").getBoundingClientRect();
    const last = document.querySelector(".sheet footer").getBoundingClientRect();
    return last.bottom > sheet.bottom + 1;
  });
  if (cut) complain(file, "something is cut off at the foot of the sheet");
  await page.emulateMediaType(null);
}

const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const file of files) {
  await validated(file);
  const page = await browser.newPage();
  await page.setViewport({ width: 1100, height: 900 });
  await page.setBypassCSP(true);
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) complain(file, `asks the network for ${request.url()}`);
  });
  page.on("pageerror", (error) => complain(file, `its script fails: ${error.message}`));
  await page.goto(pathToFileURL(resolve(file)).href);
  for (const scheme of ["light", "dark"]) await accessible(page, file, scheme);
  await readsUnderThePointer(page, file);
  await sorts(page, file);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) complain(file, "is wider than its window");
  if (basename(file).startsWith("sheet")) await onePage(page, file);
  await page.close();
}
await browser.close();
problems.forEach((problem) => console.error(problem));
console.log(`${files.length} pages looked at, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
