#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { commands } from "./commands/index.ts";
import { processEffects } from "./effects.ts";
import { run } from "./run.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

// A reader that has seen enough, as `head`, ends the writing without a message.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), commands, version, processEffects());
