import { posix } from "node:path";
import type { Check, Finding } from "./check.ts";
import { parse } from "./syntax.ts";
import { isTest, type Package, packagesIn, readText, sourcesIn } from "./tree.ts";

/** Which packages of ours a folder may import: the table of ARCHITECTURE.md. A `*` stands for one name. */
const mayImport: Readonly<Record<string, readonly string[] | "all">> = {
  "packages/core": [],
  "packages/sql": ["@almanac/core"],
  "packages/stats": ["@almanac/core"],
  "packages/words": ["@almanac/core"],
  "packages/connect": ["@almanac/core"],
  "packages/simulate": ["@almanac/core"],
  "packages/conformance": ["@almanac/core"],
  "packages/lake": ["@almanac/core", "@almanac/sql"],
  "packages/engine-*": ["@almanac/core", "@almanac/sql"],
  "packages/measure": ["@almanac/core", "@almanac/sql", "@almanac/stats"],
  "packages/report": ["@almanac/core", "@almanac/measure", "@almanac/stats", "@almanac/words"],
  "packages/charts": ["@almanac/core", "@almanac/words"],
  "packages/cli": "all",
  "plugins/metrics/*": ["@almanac/core"],
  "plugins/connectors/*": ["@almanac/core", "@almanac/connect"],
  "apps/site": ["@almanac/core", "@almanac/charts", "@almanac/words"],
};

/** Folders that compute only: files, network and processes are handed to them. */
const pure = ["packages/core", "packages/sql", "packages/stats", "plugins/metrics/*"];
const effects = /^node:(fs|fs\/promises|net|http|https|http2|dgram|tls|dns|child_process|worker_threads|readline)$/;

/** What `packages/core` may depend on besides Node's own modules. */
const coreDependencies = ["zod", "luxon"];

const matches = (pattern: string, folder: string): boolean => posix.matchesGlob(folder, pattern);

function rowFor(folder: string): readonly string[] | "all" | undefined {
  const pattern = Object.keys(mayImport).find((key) => matches(key, folder));
  return pattern === undefined ? undefined : mayImport[pattern];
}

const ownPackage = (name: string): string => name.split("/").slice(0, 2).join("/");

function judge(name: string, file: string, { folder, manifest }: Package): string | undefined {
  if (name.startsWith(".")) {
    const target = posix.join(posix.dirname(file), name);
    return target.startsWith(`${folder}/`)
      ? undefined
      : `\`${name}\` leaves the package; import the other package by name`;
  }
  if (effects.test(name) && !isTest(file) && pure.some((pattern) => matches(pattern, folder))) {
    return `\`${name}\`: this package only computes; take the effect as an argument`;
  }
  if (!name.startsWith("@almanac/")) return undefined;
  const target = ownPackage(name);
  // A test may see the package as its users do.
  if (target === manifest.name && isTest(file)) return undefined;
  if (target === manifest.name) return `\`${name}\` is this package; import the file by its relative path`;
  const row = rowFor(folder);
  if (row === "all" || row === undefined || row.includes(target)) return undefined;
  if (isTest(file) && target in (manifest.devDependencies ?? {})) return undefined;
  return `may not import \`${target}\`; allowed: ${row.join(", ") || "none of ours"}`;
}

function judgeManifest({ folder, manifest }: Package): string[] {
  const row = rowFor(folder);
  if (row === undefined)
    return ["this folder is in no row of the import table (scripts/check/imports.ts, ARCHITECTURE.md)"];
  const names = Object.keys(manifest.dependencies ?? {});
  const ours = names.filter((name) => name.startsWith("@almanac/"));
  const refused = row === "all" ? [] : ours.filter((name) => !row.includes(name));
  const foreign = folder === "packages/core" ? names.filter((name) => !coreDependencies.includes(name)) : [];
  return [
    ...refused.map(
      (name) => `may not depend on \`${name}\`; allowed: ${row === "all" ? "all" : row.join(", ") || "none of ours"}`,
    ),
    ...foreign.map((name) => `core may not depend on \`${name}\`; allowed: ${coreDependencies.join(", ")}`),
  ];
}

function run(root: string): Finding[] {
  const packages = packagesIn(root);
  const inManifests = packages.flatMap((one) =>
    judgeManifest(one).map((message) => ({ file: `${one.folder}/package.json`, message })),
  );
  const inSources = sourcesIn(root).flatMap((file) => {
    const owner = packages.find(({ folder }) => file.startsWith(`${folder}/`));
    if (owner === undefined) return [];
    return parse(file, readText(root, file)).imports.flatMap(({ name, line }) => {
      const message = judge(name, file, owner);
      return message === undefined ? [] : [{ file, line, message }];
    });
  });
  return [...inManifests, ...inSources];
}

/** Packages import downward only, plugins import core only, and what computes has no effects. */
export const imports: Check = { name: "imports", about: "packages import only what the table allows", run };
