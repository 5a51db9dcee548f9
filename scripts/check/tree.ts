import { existsSync, globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

const generated = new Set([
  ".git",
  ".tools",
  ".turbo",
  ".astro",
  ".results",
  ".almanac",
  "node_modules",
  "dist",
  "coverage",
]);

/** Paths below `root` that match a glob, sorted, with forward slashes; folders that tools make are left out. */
export function filesIn(root: string, glob: string | readonly string[]): string[] {
  const found = globSync(glob as string | string[], {
    cwd: root,
    exclude: (path) => path.split(/[\\/]/).some((name) => generated.has(name)),
  });
  return found.map((path) => path.split(sep).join("/")).sort();
}

/** Text of a file below `root`. */
export function readText(root: string, file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** The parts of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly license?: string;
  readonly engines?: { readonly node?: string };
  readonly files?: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly publishConfig?: {
    readonly exports?: Readonly<Record<string, unknown>>;
    readonly bin?: Readonly<Record<string, string>>;
  };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace: its folder from the root, e.g. `packages/core`, and its manifest. */
export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The manifest in a folder below `root`; throws when there is none. */
export function readManifest(root: string, folder = "."): Manifest {
  return JSON.parse(readText(root, join(folder, "package.json"))) as Manifest;
}

/** Every package of the workspace that is meant for others, in the order of their folders. */
export function packagesIn(root: string): Package[] {
  const manifests = filesIn(root, ["packages/*/package.json", "plugins/*/*/package.json", "apps/*/package.json"]);
  return manifests.map((file) => {
    const folder = file.slice(0, -"/package.json".length);
    return { folder, manifest: readManifest(root, folder) };
  });
}

/** TypeScript of the packages, plugins, apps, examples, scripts and benchmarks. */
export function sourcesIn(root: string): string[] {
  const folders = ["packages", "plugins", "apps", "examples", "scripts", "bench"].filter((name) =>
    existsSync(join(root, name)),
  );
  return filesIn(
    root,
    folders.map((name) => `${name}/**/*.ts`),
  ).filter((file) => !file.endsWith(".d.ts"));
}

/** Whether a file is a test or a helper of tests. */
export function isTest(file: string): boolean {
  return /\.test\.ts$|\/test\//.test(file);
}
