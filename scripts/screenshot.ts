/**
 * Takes the picture of README.md: the week of the strike in examples/quickstart, in a desktop's width.
 * Run after `npm run demo`: `node scripts/screenshot.ts [page] [width] [file]`; `CHROMIUM_PATH` names another browser.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..");
const [
  page = "examples/quickstart/dist/en/weekly/2026-W41/index.html",
  width = "1200",
  file = "docs/images/report.webp",
] = process.argv.slice(2);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const tab = await browser.newPage({ viewport: { width: Number(width), height: 1350 } });
  await tab.goto(pathToFileURL(join(root, page)).href);
  const session = await tab.context().newCDPSession(tab);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 85 });
  writeFileSync(join(root, file), Buffer.from(data, "base64"));
  console.log(`${file}: ${Math.round((data.length * 3) / 4096)} kB`);
} finally {
  await browser.close();
}
