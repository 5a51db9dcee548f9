import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { figuresDigest, readFigures, type Snapshot, sha256 } from "@almanac/core";
import { en } from "@almanac/words";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../src/build/build-site.ts";
import { fixtureFigures } from "./fixture/figures.ts";
import { fixtureSnapshot } from "./fixture/snapshots.ts";

const october = fixtureFigures("2026-10");
const revised = fixtureFigures("2026-10", { seed: 8 });
const first = fixtureSnapshot(october);
const second = fixtureSnapshot(revised, 2, {
  version: 1,
  figures: figuresDigest(october),
  reasons: ["events"],
  changed: [],
});
const snapshots: readonly Snapshot[] = [fixtureSnapshot(fixtureFigures("2026-09", { metrics: 6 })), first, second];

let folder = "";
const files = new Map<string, Buffer>();
const site = { snapshots, languages: [en], title: "Northwind & <sons>" };

async function readAll(outDir: string): Promise<ReadonlyMap<string, Buffer>> {
  const names = await readdir(outDir, { recursive: true, withFileTypes: true });
  const found = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    found.sort().map(async (file) => [file.slice(outDir.length + 1), await readFile(file)] as const),
  );
  return new Map(read);
}

const text = (path: string): string => files.get(path)?.toString() ?? "";
const pages = (): readonly string[] => [...files.keys()].filter((path) => path.endsWith(".html"));
/** The pages of which something holds, by name: a failure then prints names, not pages. */
const pagesWith = (found: (page: string) => boolean): readonly string[] => pages().filter((path) => found(text(path)));
const mainIn = (page: string): string => /<main.*<\/main>/s.exec(page)?.[0] ?? "";
const mainOf = (path: string): string => mainIn(text(path));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "almanac-site-test-"));
  await buildSite({ ...site, outDir: join(folder, "dist") });
  for (const [path, content] of await readAll(join(folder, "dist"))) files.set(path, content);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a built site", () => {
  it("runs nothing and asks nobody", () => {
    const live =
      /<script|<link rel="stylesheet"|<img|<iframe|javascript:| on[a-z]+=|style="|https?:\/\/(?!www\.w3\.org)/;
    expect(pagesWith((page) => live.test(page))).toEqual([]);
    expect([...files.keys()].filter((path) => /\.(js|mjs|css)$/.test(path))).toEqual([]);
  });

  it("allows its one style sheet by hash, and nothing else", () => {
    const policyOf = (page: string): string => {
      const [, css = ""] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
      const hash = createHash("sha256").update(css).digest("base64");
      return `content="default-src 'none'; style-src 'sha256-${hash}'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'"`;
    };
    expect(pagesWith((page) => !page.includes(policyOf(page)))).toEqual([]);
  });

  it("has every page that it links to, and every file", () => {
    const missing = pages().flatMap((page) =>
      [...text(page).matchAll(/(?:href)="(\/[^"#]*)"/g)]
        .map(([, href = ""]) => (href.endsWith("/") ? `${href.slice(1)}index.html` : href.slice(1)))
        .filter((path) => !files.has(path)),
    );
    expect(missing).toEqual([]);
    const anchors = pages().flatMap((page) =>
      [...text(page).matchAll(/href="#([^"]*)"/g)].filter(([, id]) => !text(page).includes(`id="${id}"`)),
    );
    expect(anchors).toEqual([]);
  });

  it("keeps every overview in one flight and one small tree", () => {
    const overviews = pages().filter((page) => /^en\/monthly\/[^/]+\/(v\d\/)?index\.html$/.test(page));
    expect(overviews).toHaveLength(5);
    for (const page of overviews) {
      expect(gzipSync(text(page)).length).toBeLessThanOrEqual(14_000);
      expect(text(page).match(/<[a-z]/g)?.length).toBeLessThanOrEqual(800);
      expect(text(page).includes('<svg role="img"')).toBe(true);
    }
    for (const page of pages()) expect(text(page).match(/<[a-z]/g)?.length).toBeLessThanOrEqual(1400);
  });

  it("gives every metric a page, with its chart where it has data", () => {
    for (const { id, estimate } of october.metrics) {
      const page = text(`en/monthly/2026-10/v1/m/${id.replaceAll("_", "-")}/index.html`);
      expect(page.includes("<h1>")).toBe(true);
      expect(page.includes('<svg role="img"')).toBe(estimate.value !== null);
    }
  });

  it("shows all charts of a small report and says where it does not", () => {
    expect(text("en/monthly/2026-09/index.html").match(/<figure>/g)).toHaveLength(6);
    expect(text("en/monthly/2026-09/index.html").includes("every measure has its own page")).toBe(false);
    expect(text("en/monthly/2026-10/index.html").includes("every measure has its own page")).toBe(true);
  });

  it("serves the figures byte by byte as they are known", () => {
    const json = files.get("data/monthly/2026-10/v1/figures.json") ?? Buffer.of();
    expect(sha256(json)).toBe(first.provenance.figures);
    expect(readFigures(json.toString())).toEqual(october);
    expect(text("en/monthly/2026-10/v1/index.html").includes(sha256(json))).toBe(true);
  });

  it("says the same on the period's page and on its newest version's", () => {
    expect(mainOf("en/monthly/2026-10/index.html") === mainOf("en/monthly/2026-10/v2/index.html")).toBe(true);
    expect(mainOf("en/monthly/2026-10/index.html").length).toBeGreaterThan(10_000);
    expect(
      text("en/monthly/2026-10/index.html").includes("Replaces version 1: events came late or were corrected"),
    ).toBe(true);
  });

  it("labels every picture or hides it, and names every table and column", () => {
    const count = (page: string, pattern: RegExp): number => page.match(pattern)?.length ?? 0;
    expect(pagesWith((page) => /<svg(?![^>]*(role="img" aria-labelledby|aria-hidden="true"))/.test(page))).toEqual([]);
    expect(pagesWith((page) => count(page, /<h1[ >]/g) !== 1)).toEqual([]);
    expect(pagesWith((page) => count(page, /<table/g) !== count(page, /<caption/g))).toEqual([]);
    expect(pagesWith((page) => /<th(?![^>]*scope=)[ >]/.test(page))).toEqual([]);
  });

  it("has every id once, and every id that is referred to", () => {
    const idsOf = (page: string): readonly string[] => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? "");
    const named = (page: string): readonly string[] =>
      [...page.matchAll(/aria-(?:labelledby|describedby)="([^"]*)"/g)].flatMap(([, names]) => names?.split(" ") ?? []);
    expect(pagesWith((page) => new Set(idsOf(page)).size !== idsOf(page).length)).toEqual([]);
    expect(pagesWith((page) => named(page).some((id) => !idsOf(page).includes(id)))).toEqual([]);
  });

  it("shows no trace of code where words should be, and escapes what users wrote", () => {
    const body = (page: string): string => page.slice(page.indexOf("<body"));
    expect(pagesWith((page) => /undefined|NaN|\[object|\{[a-z]+\}/.test(body(page)))).toEqual([]);
    expect(pagesWith((page) => page.includes("<sons>"))).toEqual([]);
    expect(pagesWith((page) => !page.includes("Northwind &amp; &lt;sons&gt;"))).toEqual([]);
  });
});

describe("versions", () => {
  it("stay as they were when a newer one comes", async () => {
    const before = join(folder, "before");
    await buildSite({ ...site, snapshots: snapshots.filter((snapshot) => snapshot !== second), outDir: before });
    const old = await readAll(before);
    const frozen = [...old].filter(([path]) => path.includes("2026-10/v1/"));
    const same = ([path, content]: readonly [string, Buffer]): boolean =>
      path.endsWith(".html")
        ? mainOf(path) === mainIn(content.toString())
        : content.equals(files.get(path) ?? Buffer.of());
    expect(frozen.length).toBeGreaterThan(20);
    expect(frozen.filter((file) => !same(file)).map(([path]) => path)).toEqual([]);
    const v1 = "en/monthly/2026-10/v1/index.html";
    expect(old.get(v1)?.includes("has been replaced")).toBe(false);
    expect(text(v1).includes("has been replaced by a newer one")).toBe(true);
  }, 60_000);
});

describe("building", () => {
  it("gives the same bytes again, in the place of the old site, and leaves nothing beside it", async () => {
    const built = await buildSite({ ...site, snapshots: [...snapshots].reverse(), outDir: join(folder, "dist") });
    const again = await readAll(join(folder, "dist"));
    expect([...again.keys()]).toEqual([...files.keys()]);
    const other = [...again].filter(([path, content]) => !content.equals(files.get(path) ?? Buffer.of()));
    expect(other.map(([path]) => path)).toEqual([]);
    expect(built).toMatchObject({ pages: pages().length, files: 9 });
    expect((await stat(join(folder, "dist"))).mode & 0o777).toBe((await stat(join(folder, "dist/data"))).mode & 0o777);
    expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
  }, 60_000);

  it("refuses to replace a folder that is no site of ours", async () => {
    await writeFile(join(folder, "mine.txt"), "mine");
    await expect(buildSite({ ...site, outDir: folder })).rejects.toMatchObject({ problem: { code: "not-a-site" } });
    expect(await readFile(join(folder, "mine.txt"), "utf8")).toBe("mine");
  });

  it("refuses a base that is no path", async () => {
    await expect(buildSite({ ...site, outDir: join(folder, "x"), base: "reports" })).rejects.toMatchObject({
      problem: { code: "bad-base" },
    });
  });

  it("makes a home page where nothing has been published, under any base", async () => {
    const outDir = join(folder, "empty");
    await buildSite({ ...site, snapshots: [], outDir, base: "/reports/" });
    const home = await readFile(join(outDir, "index.html"), "utf8");
    expect(home).toContain("No report has been published yet.");
    expect(home).toContain('href="/reports/en/"');
  }, 60_000);
});
