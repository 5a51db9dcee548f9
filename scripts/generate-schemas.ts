/**
 * Writes what is generated from the event contract, the directory, the settings and mappings: `docs/events.md` and `docs/schema/*.json`.
 * Run: `node scripts/generate-schemas.ts`, or with `--check` to fail (exit status 1) when a file is not up to date.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { directoryJsonSchema } from "../packages/core/src/directory/index.ts";
import { eventJsonSchema, eventReference } from "../packages/core/src/event/index.ts";
import { mappingJsonSchema } from "../packages/core/src/mapping/index.ts";
import { settingsJsonSchema } from "../packages/core/src/settings/index.ts";

const FILES: readonly (readonly [path: string, generate: () => string])[] = [
  ["docs/events.md", eventReference],
  ["docs/schema/event.schema.json", eventJsonSchema],
  ["docs/schema/directory.schema.json", directoryJsonSchema],
  ["docs/schema/settings.schema.json", settingsJsonSchema],
  ["docs/schema/mapping.schema.json", mappingJsonSchema],
];

const root = new URL("../", import.meta.url);

function read(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), "utf8");
  } catch {
    return undefined;
  }
}

const stale = FILES.filter(([path, generate]) => read(path) !== generate());
const check = process.argv.includes("--check");
for (const [path, generate] of stale) {
  if (check) console.error(`${path} is not up to date: run node scripts/generate-schemas.ts`);
  else {
    mkdirSync(new URL("./", new URL(path, root)), { recursive: true });
    writeFileSync(new URL(path, root), generate());
    console.log(`wrote ${path}`);
  }
}
process.exitCode = check && stale.length > 0 ? 1 : 0;
