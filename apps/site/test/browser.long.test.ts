import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { en } from "@almanac/words";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../src/build/build-site.ts";
import { fixtureFigures } from "./fixture/figures.ts";
import { fixtureSnapshot } from "./fixture/snapshots.ts";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const missing = !existsSync(CHROMIUM);
const reason = missing ? ` (skipped: no browser at ${CHROMIUM}; name one in CHROMIUM_PATH)` : "";

const figures = fixtureFigures("2026-10");
const PAGES = [
  "/",
  "/en/monthly/2026-10/",
  "/en/monthly/2026-10/v1/m/first-response-time/",
  "/en/monthly/2026-10/v1/m/service-level/",
  "/en/monthly/2026-10/v1/m/arrivals/",
  "/en/monthly/2026-10/v1/audit/",
  "/404.html",
] as const;

let [folder, origin] = ["", ""];
let server: Server;
let browser: Browser;

async function serve(root: string): Promise<Server> {
  const started = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://site").pathname;
    const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
    const content = await readFile(file).catch(() => null);
    response.writeHead(content === null ? 404 : 200, {
      "content-type": /\/$|\.html$/.test(path) ? "text/html; charset=utf-8" : "text/plain",
    });
    response.end(content ?? "");
  });
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return started;
}

/** Opens a page and hands it over; what the browser complains about fails the test. */
async function visit<T>(
  path: string,
  options: Parameters<Browser["newPage"]>[0],
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on("console", (message) => void complaints.push(message.text()));
  page.on("pageerror", (error) => void complaints.push(error.message));
  const requests: string[] = [];
  page.on("request", (request) => void requests.push(request.url()));
  try {
    await page.goto(`${origin}${path}`);
    const seen = await look(page);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([`${origin}${path}`]);
    return seen;
  } finally {
    await page.close();
  }
}

/** Code for the page, as text: the program of the tests knows nothing of a DOM. */
const inPage = <T>(page: Page, code: string): Promise<T> => page.evaluate<T>(code);

const OPEN_ALL = `document.querySelectorAll("details").forEach((details) => { details.open = true; })`;

const WIDTH = "document.documentElement.scrollWidth";
const INK = "getComputedStyle(document.documentElement).color";

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function violations(page: Page): Promise<readonly string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  await inPage(page, OPEN_ALL);
  await inPage(page, `${axe.source}; undefined`);
  const found = await inPage<readonly Violation[]>(
    page,
    `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

beforeAll(async () => {
  if (missing) return;
  folder = await mkdtemp(join(tmpdir(), "almanac-browser-"));
  const snapshots = [fixtureSnapshot(fixtureFigures("2026-09", { seed: 5 })), fixtureSnapshot(figures)];
  await buildSite({ snapshots, languages: [en], title: "Northwind support", outDir: join(folder, "dist") });
  server = await serve(join(folder, "dist"));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}, 120_000);

afterAll(async () => {
  if (missing) return;
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(missing)(`in a browser${reason}`, () => {
  const looks = [
    { name: "light", options: { colorScheme: "light" } },
    { name: "dark", options: { colorScheme: "dark" } },
    { name: "forced colours", options: { forcedColors: "active" } },
    { name: "on a phone", options: { viewport: { width: 320, height: 640 } } },
  ] as const;

  for (const { name, options } of looks) {
    it(`no page breaks a rule of accessibility, ${name}`, async () => {
      for (const path of PAGES) {
        const found = await visit(path, { ...options, bypassCSP: true }, violations);
        expect(found, path).toEqual([]);
      }
    }, 180_000);
  }

  it("no page scrolls sideways at 320 px, with or without opened tables and with larger text spacing", async () => {
    const spaced = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}";
    for (const path of PAGES) {
      const widths = await visit(path, { viewport: { width: 320, height: 640 }, bypassCSP: true }, async (page) => {
        await inPage(page, OPEN_ALL);
        const plain = await inPage(page, WIDTH);
        await page.addStyleTag({ content: spaced });
        return [plain, await inPage(page, WIDTH)];
      });
      expect(widths, path).toEqual([320, 320]);
    }
  }, 120_000);

  it("chart text is never smaller than 11 px, and exactly one variant of each chart shows", async () => {
    const code = `[...document.querySelectorAll(".plot")].map((plot) => {
      const shown = [...plot.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
      const scale = shown.length === 1 ? shown[0].getBoundingClientRect().width / shown[0].viewBox.baseVal.width : 0;
      return { shown: shown.length, scale, size: scale * parseFloat(getComputedStyle(shown[0].querySelector("text")).fontSize) };
    })`;
    for (const width of [320, 375, 600, 700, 900, 1280]) {
      const charts = await visit("/en/monthly/2026-10/", { viewport: { width, height: 800 } }, (page) =>
        inPage<readonly { shown: number; scale: number; size: number }[]>(page, code),
      );
      const wrong = charts.filter(({ shown, size, scale }) => shown !== 1 || size < 11 || scale > 1.001);
      expect(wrong, `at ${width} px`).toEqual([]);
      expect(charts.length).toBeGreaterThan(3);
    }
  }, 120_000);

  it("has one style sheet, which its policy lets through, and no script", async () => {
    const code = `({ sheets: document.styleSheets.length, scripts: document.scripts.length, ink: ${INK} })`;
    const state = await visit("/en/monthly/2026-10/", {}, (page) => inPage(page, code));
    expect(state).toEqual({ sheets: 1, scripts: 0, ink: "rgb(27, 31, 36)" });
  }, 60_000);

  it("with scripts off a page shows the same", async () => {
    const read = (page: Page) => page.locator("main").textContent();
    const without = await visit("/en/monthly/2026-10/", { javaScriptEnabled: false }, read);
    expect(without).toBe(await visit("/en/monthly/2026-10/", {}, read));
    expect(without).toContain("First response time");
  }, 60_000);

  it("every link, summary and scrolling table can be reached by keyboard and shows its focus", async () => {
    const reachable = `[...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter((element) => element.checkVisibility()).length`;
    const focus = `(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      element.dataset.reached = "";
      return { html: element.outerHTML.slice(0, 120), outline: getComputedStyle(element).outlineStyle };
    })()`;
    const { targets, reached, unseen } = await visit("/en/monthly/2026-10/v1/m/arrivals/", {}, async (page) => {
      const targets = await inPage<number>(page, reachable);
      const unseen: string[] = [];
      for (let press = 0; press < targets; press += 1) {
        await page.keyboard.press("Tab");
        const focused = await inPage<{ html: string; outline: string } | null>(page, focus);
        if (focused?.outline === "none") unseen.push(focused.html);
      }
      return {
        targets,
        unseen,
        reached: await inPage<number>(page, `document.querySelectorAll("[data-reached]").length`),
      };
    });
    expect(unseen).toEqual([]);
    expect(reached).toBe(targets);
  }, 60_000);

  it("links and summaries are at least 24 px tall where they do not stand in a sentence", async () => {
    const code = `[...document.querySelectorAll("nav a, .status a, .row a, summary, .top a")]
      .filter((element) => element.getBoundingClientRect().height < 24).map((element) => element.outerHTML)`;
    const small = await visit("/en/monthly/2026-10/", { viewport: { width: 375, height: 700 } }, (page) =>
      inPage(page, code),
    );
    expect(small).toEqual([]);
  }, 60_000);

  it("an overview prints on at most four pages, in light colours", async () => {
    const { pages, ink } = await visit("/en/monthly/2026-10/", { colorScheme: "dark" }, async (page) => {
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const ink = await inPage(page, INK);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      return { pages: pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0, ink };
    });
    expect(ink).toBe("rgb(27, 31, 36)");
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThanOrEqual(4);
  }, 60_000);

  it("reads right to left without a sideways scroll", async () => {
    const width = await visit("/en/monthly/2026-10/", { viewport: { width: 320, height: 640 } }, (page) =>
      inPage(page, `document.documentElement.dir = "rtl"; ${WIDTH}`),
    );
    expect(width).toBe(320);
  }, 60_000);

  it("shows the figures of figures.json, to the last digit shown", async () => {
    const code = `[...document.querySelectorAll(".score tbody tr")].map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.innerText))`;
    const shown = await visit("/en/monthly/2026-10/", {}, (page) => inPage<readonly (readonly string[])[]>(page, code));
    const wanted = figures.metrics.map(({ title, estimate }) => [
      title,
      "n" in estimate ? estimate.n.toLocaleString("en-GB") : "–",
    ]);
    expect(shown.map(([title, , n]) => [title, n])).toEqual(wanted);
    const level = figures.metrics.find(({ id }) => id === "service_level")?.estimate;
    const percent = (value: number | null | undefined): string => ((value ?? 0) * 100).toFixed(1);
    const row = shown.find(([title]) => title === "Service level");
    const interval = `${percent(level?.interval?.[0])}–${percent(level?.interval?.[1])}%`;
    expect(row?.[1]).toBe(`${percent(level?.value)}%\n${interval}`);
  }, 60_000);
});
