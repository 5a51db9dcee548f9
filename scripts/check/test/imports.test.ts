import { describe, expect, it } from "vitest";
import { imports } from "../imports.ts";
import { findingsOf } from "./make-tree.ts";

const core = { name: "@almanac/core", dependencies: { zod: "1", luxon: "1" } };
const sql = { name: "@almanac/sql", dependencies: { "@almanac/core": "workspace:*" } };

describe("imports", () => {
  it("accepts what the table allows", async () => {
    const findings = await findingsOf(imports, {
      "packages/core/package.json": core,
      "packages/core/src/a.ts": 'import { b } from "./b.ts";',
      "packages/sql/package.json": sql,
      "packages/sql/src/a.ts": 'import type { b } from "@almanac/core";\nimport { join } from "node:path";',
    });
    expect(findings).toEqual([]);
  });

  it.each([
    ["a static import", 'import { a } from "@almanac/sql";'],
    ["a type", 'import type { a } from "@almanac/sql";'],
    ["a re-export", 'export * from "@almanac/sql";'],
    ["a dynamic import", 'await import("@almanac/sql");'],
  ])("refuses an upward import: %s", async (_, source) => {
    const findings = await findingsOf(imports, {
      "packages/core/package.json": core,
      "packages/core/src/a.ts": `const first = 1;\n${source}`,
    });
    expect(findings).toEqual([
      "imports: packages/core/src/a.ts:2: may not import `@almanac/sql`; allowed: none of ours",
    ]);
  });

  it("keeps plugins to core, and lets their tests use what the manifest declares for development", async () => {
    const findings = await findingsOf(imports, {
      "plugins/metrics/timing/package.json": {
        name: "@almanac/metrics-timing",
        dependencies: { "@almanac/core": "workspace:*", "@almanac/sql": "workspace:*" },
        devDependencies: { "@almanac/conformance": "workspace:*" },
      },
      "plugins/metrics/timing/src/a.ts": 'import "@almanac/conformance";',
      "plugins/metrics/timing/src/a.test.ts": 'import "@almanac/conformance";\nimport "@almanac/report";',
    });
    expect(findings).toEqual([
      "imports: plugins/metrics/timing/package.json: may not depend on `@almanac/sql`; allowed: @almanac/core",
      "imports: plugins/metrics/timing/src/a.test.ts:2: may not import `@almanac/report`; allowed: @almanac/core",
      "imports: plugins/metrics/timing/src/a.ts:1: may not import `@almanac/conformance`; allowed: @almanac/core",
    ]);
  });

  it("refuses effects in packages that compute, but not in their tests", async () => {
    const findings = await findingsOf(imports, {
      "packages/core/package.json": core,
      "packages/core/src/a.ts": 'import { readFileSync } from "node:fs";',
      "packages/core/src/a.test.ts": 'import { readFileSync } from "node:fs";',
    });
    expect(findings).toEqual([
      "imports: packages/core/src/a.ts:1: `node:fs`: this package only computes; take the effect as an argument",
    ]);
  });

  it("refuses a path out of the package, and the package's own name outside its tests", async () => {
    const findings = await findingsOf(imports, {
      "packages/core/package.json": core,
      "packages/core/src/a.ts": 'import "../../sql/src/b.ts";\nimport "@almanac/core";',
      "packages/core/test/a.test.ts": 'import "@almanac/core";',
    });
    expect(findings).toEqual([
      "imports: packages/core/src/a.ts:1: `../../sql/src/b.ts` leaves the package; import the other package by name",
      "imports: packages/core/src/a.ts:2: `@almanac/core` is this package; import the file by its relative path",
    ]);
  });

  it("keeps core's dependencies to two, and asks for a row of every folder", async () => {
    const findings = await findingsOf(imports, {
      "packages/core/package.json": { name: "@almanac/core", dependencies: { zod: "1", lodash: "1" } },
      "packages/other/package.json": { name: "@almanac/other" },
    });
    expect(findings).toEqual([
      "imports: packages/core/package.json: core may not depend on `lodash`; allowed: zod, luxon",
      expect.stringContaining("packages/other/package.json: this folder is in no row of the import table"),
    ]);
  });
});
