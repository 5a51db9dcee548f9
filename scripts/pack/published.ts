import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packagesIn } from "../check/tree.ts";

/** The repository. */
export const root: string = resolve(import.meta.dirname, "../..");

/** A finished command. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without a terminal. */
export function run(folder: string, program: string, ...args: string[]): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr: error === undefined ? stderr : `${stderr}${error.message}` };
}

/** The same, and an `Error` with all it printed when it fails. */
export function mustRun(folder: string, program: string, ...args: string[]): string {
  const { status, stdout, stderr } = run(folder, program, ...args);
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Builds every package and packs it as `pnpm publish` would; the tarballs by the packages' names. */
export function packAll(into: string): Map<string, string> {
  mustRun(root, "pnpm", "-r", "--filter", "./packages/*", "--filter", "./plugins/**", "--filter", "./apps/*", "build");
  return new Map(
    packagesIn(root).map(({ folder, manifest }) => {
      const target = join(into, folder.replaceAll("/", "-"));
      mkdirSync(target, { recursive: true });
      mustRun(join(root, folder), "pnpm", "pack", "--pack-destination", target);
      return [manifest.name, join(target, readdirSync(target)[0] ?? "")];
    }),
  );
}

/** A new npm project that has only the tarballs, in a folder that is emptied first. */
export function installFresh(folder: string, tarballs: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries([...tarballs].map(([name, file]) => [name, `file:${file}`]));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  mustRun(
    folder,
    "npm",
    "install",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--loglevel=error",
  );
}
