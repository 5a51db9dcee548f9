import { posix } from "node:path";
import type { Check, Finding } from "./check.ts";
import { filesIn, type Package, packagesIn } from "./tree.ts";

/** What `./src/a.ts` is after the build; a path outside `src` stays as it is. */
function built(path: string): unknown {
  if (!path.startsWith("./src/") || !path.endsWith(".ts")) return path;
  const stem = path.replace("./src/", "./dist/").replace(/\.ts$/, "");
  return { types: `${stem}.d.ts`, default: `${stem}.js` };
}

function judgeExports(root: string, { folder, manifest }: Package): string[] {
  const inside = manifest.exports ?? {};
  const outside = manifest.publishConfig?.exports ?? {};
  const missing = Object.entries(inside).flatMap(([key, path]) => {
    const there = typeof path === "string" && filesIn(root, posix.join(folder, path)).length > 0;
    return there ? [] : [`exports["${key}"]: \`${JSON.stringify(path)}\` is no file`];
  });
  const expected = Object.fromEntries(Object.entries(inside).map(([key, path]) => [key, built(String(path))]));
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(outside)])];
  const different = keys.filter((key) => JSON.stringify(expected[key]) !== JSON.stringify(outside[key]));
  return [
    ...(Object.keys(inside).length === 0 ? ["has no `exports`"] : []),
    ...missing,
    ...different.map((key) => `publishConfig.exports["${key}"] should be ${JSON.stringify(expected[key]) ?? "absent"}`),
  ];
}

function judgeManifest({ manifest }: Package): string[] {
  const { description, license, engines, files, private: isPrivate } = manifest;
  if (isPrivate === true) return ["is private; every package of ours is published"];
  return [
    ...(description === undefined || description === "" ? ["has no `description`"] : []),
    ...(license === undefined ? ["has no `license`"] : []),
    ...(engines?.node === undefined ? ["has no `engines.node`"] : []),
    ...(files?.includes("dist") === true ? [] : ["`files` does not list `dist`"]),
    ...(manifest.scripts?.build === undefined ? ["has no `build` script"] : []),
  ];
}

function run(root: string): Finding[] {
  return packagesIn(root).flatMap((one) =>
    [...judgeManifest(one), ...judgeExports(root, one)].map((message) => ({
      file: `${one.folder}/package.json`,
      message,
    })),
  );
}

/** What a package exports here, from its sources, it exports to npm users from `dist`. */
export const packageExports: Check = {
  name: "exports",
  about: "exports lead to files, and the published ones mirror them",
  run,
};
