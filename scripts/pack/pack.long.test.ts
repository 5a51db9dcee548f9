import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packagesIn } from "../check/tree.ts";
import { installFresh, mustRun, packAll, root, run } from "./published.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-pack-"));
const project = join(folder, "project");
const almanac = join(project, "node_modules/.bin/almanac");
let tarballs = new Map<string, string>();

beforeAll(() => {
  tarballs = packAll(folder);
  installFresh(project, tarballs);
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const packages = packagesIn(root);

describe.each(packages.map(({ manifest }) => [manifest.name, manifest] as const))("%s", (name, manifest) => {
  it("is packed as npm users need it", async () => {
    const tarball = new Uint8Array(readFileSync(tarballs.get(name) ?? "")).buffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it("can be imported outside the repository", () => {
    const script = `const found = await import(${JSON.stringify(name)}); console.log(Object.keys(found).length > 0);`;
    expect(mustRun(project, process.execPath, "--input-type=module", "-e", script)).toBe("true\n");
  });
});

describe("in a new npm project", () => {
  it("almanac prints its help, its version and a mistake", () => {
    expect(mustRun(project, almanac, "--help")).toContain("almanac measure first_response_time");
    expect(mustRun(project, almanac, "--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { status, stderr } = run(project, almanac, "mesure");
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining("did you mean measure?") });
  });

  it("the types arrive", () => {
    const lines = [
      'import { AlmanacError, formatProblem } from "@almanac/core";',
      'const problem = new AlmanacError({ code: "a", message: "b" }).problem;',
      "export const text: string = formatProblem(problem);",
      "// @ts-expect-error a problem's text is no number",
      "export const wrong: number = formatProblem(problem);",
    ];
    writeFileSync(join(project, "consumer.ts"), lines.join("\n"));
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2024"];
    mustRun(project, join(root, "node_modules/.bin/tsc"), ...options, "--types", "", "consumer.ts");
  });
});
