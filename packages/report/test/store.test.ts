import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figures, figuresText } from "@almanac/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ComputedSnapshot, computeSnapshot } from "../src/compute/compute-snapshot.ts";
import { readSnapshots } from "../src/store/read.ts";
import { storeSnapshot } from "../src/store/write.ts";
import { countOf, fakeEffects, request, requests } from "./fake.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "almanac-store-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const computed = (daily: number, patch = {}): Promise<ComputedSnapshot> =>
  computeSnapshot(
    { ...request, ...patch },
    fakeEffects((_, days) => countOf(days * daily)),
  );
const later = (snapshot: ComputedSnapshot, asOf: string): ComputedSnapshot => ({
  ...snapshot,
  origin: { ...snapshot.origin, asOf },
});
const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");

describe("storeSnapshot", () => {
  it("writes the first version, whole and canonical", async () => {
    const one = await computed(100);
    const stored = await storeSnapshot(root, one);
    expect(stored).toMatchObject({
      outcome: "new",
      folder: join(root, "monthly/2026-10/v1"),
      snapshot: { provenance: { version: 1, replaces: null } },
    });
    expect(await read("monthly/2026-10/v1/figures.json")).toBe(figuresText(one.figures));
    expect(await readdir(join(root, "monthly/2026-10"))).toEqual(["v1"]);
    expect((await stat(stored.folder)).mode & 0o777).toBe((await stat(join(root, "monthly"))).mode & 0o777);
  });

  it("makes no new version of equal figures; the later as-of joins the provenance, the first stays first", async () => {
    const one = await computed(100);
    await storeSnapshot(root, one);
    const before = await read("monthly/2026-10/v1/figures.json");
    for (const asOf of ["2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z", "2026-11-15T00:00:00Z"]) {
      expect(await storeSnapshot(root, later(one, asOf))).toMatchObject({ outcome: "unchanged" });
    }
    const [snapshot, ...others] = await readSnapshots(root);
    expect(others).toEqual([]);
    expect(snapshot?.provenance.asOf).toEqual(["2026-11-02T05:00:00Z", "2026-12-01T00:00:00Z", "2026-11-15T00:00:00Z"]);
    expect(await read("monthly/2026-10/v1/figures.json")).toBe(before);
  });

  it("makes other figures the next version and says which metric moved", async () => {
    await storeSnapshot(root, await computed(100));
    const { snapshot } = await storeSnapshot(root, await computed(101));
    expect(snapshot.provenance).toMatchObject({
      version: 2,
      replaces: { version: 1, reasons: ["events"], changed: [{ metric: "requests", before: 3100, after: 3131 }] },
    });
  });

  it("makes a third version of figures that return to the first", async () => {
    for (const daily of [100, 101, 100]) await storeSnapshot(root, await computed(daily));
    expect((await readSnapshots(root)).map(({ provenance }) => provenance.version)).toEqual([1, 2, 3]);
  });

  it.each([
    ["settings", { settings: { zone: "other" } }],
    ["convention", { convention: "zendesk" }],
    ["definition", { metrics: [{ ...requests, excludes: ["spam"] }] }],
    ["report", { report: { id: "monthly", title: "Another title" } }],
  ])("names %s as the reason where that is what changed", async (reason, patch) => {
    await storeSnapshot(root, await computed(100));
    const { snapshot } = await storeSnapshot(root, await computed(100, patch));
    expect(snapshot.provenance.replaces).toMatchObject({ reasons: [reason], changed: [] });
  });

  it("keeps periods and reports apart and reads them in order", async () => {
    await storeSnapshot(root, await computed(100));
    await storeSnapshot(root, await computed(100, { period: "2026-09" }));
    await storeSnapshot(root, await computed(100, { report: { id: "board", title: "Board" } }));
    const names = (await readSnapshots(root)).map(
      ({ figures }: { figures: Figures }) => `${figures.report.id}/${figures.period.name}`,
    );
    expect(names).toEqual(["board/2026-10", "monthly/2026-09", "monthly/2026-10"]);
  });

  it("gives two writers at once two different versions or one that both share", async () => {
    const [a, b] = await Promise.all([computed(100), computed(101)]);
    await Promise.all([storeSnapshot(root, a), storeSnapshot(root, b), storeSnapshot(root, a)]);
    const snapshots = await readSnapshots(root);
    expect(snapshots.map(({ provenance }) => provenance.version)).toEqual(snapshots.map((_, index) => index + 1));
    expect(await readdir(join(root, "monthly/2026-10"))).toEqual(snapshots.map((_, index) => `v${index + 1}`));
  });

  it("stops at a version that somebody edited, naming the file, and leaves it as it is", async () => {
    await storeSnapshot(root, await computed(100));
    const file = join(root, "monthly/2026-10/v1/figures.json");
    const edited = (await readFile(file, "utf8")).replaceAll("3100", "3200");
    await writeFile(file, edited);
    const problem = { problem: { code: "bad-snapshot", where: { file } } };
    await expect(storeSnapshot(root, await computed(102))).rejects.toMatchObject(problem);
    await expect(readSnapshots(root)).rejects.toMatchObject(problem);
    expect(await readFile(file, "utf8")).toBe(edited);
  });

  it("stops at a folder that is not what its name says", async () => {
    await storeSnapshot(root, await computed(100));
    const { rename, mkdir } = await import("node:fs/promises");
    await mkdir(join(root, "monthly/2026-11"));
    await rename(join(root, "monthly/2026-10/v1"), join(root, "monthly/2026-11/v1"));
    await expect(readSnapshots(root)).rejects.toThrow("holds monthly/2026-10@v1, not monthly/2026-11@v1");
  });

  it("finds nothing where there is no folder", async () => {
    expect(await readSnapshots(join(root, "nowhere"))).toEqual([]);
  });
});
