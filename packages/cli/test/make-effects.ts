import type { Command } from "../src/command.ts";
import { defineCommand } from "../src/command.ts";
import { commands } from "../src/commands/index.ts";
import type { Effects } from "../src/effects.ts";
import { choice, files, flag, list, one, pairs, positive } from "../src/option.ts";
import { run } from "../src/run.ts";

/** What a command line left behind. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, with the clock at 2026-11-01T00:00:00Z. */
export async function runLine(
  argv: readonly string[],
  table: readonly Command[] = commands,
  cwd = "/project",
): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const sink = (name: keyof typeof written) => ({
    isTerminal: false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const effects: Effects = {
    cwd,
    env: {},
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    now: () => 1_793_491_200_000_000n,
  };
  const status = await run(argv, table, "1.2.3", effects);
  return { status, ...written };
}

/** A command with every kind of option, which prints what was asked of it. */
export const echo = defineCommand({
  name: "echo",
  summary: "print what was asked",
  about: "Prints its input.",
  arguments: { name: "metric", usage: "ID...", about: "metrics", least: 1, most: 2, unless: "batch" },
  options: {
    rows: flag("rows"),
    "as-of": one("INSTANT", "as known then"),
    unit: choice("UNIT", ["day", "week"], "buckets"),
    threads: positive("N", "threads"),
    by: list("DIMENSIONS", "groups"),
    where: pairs("KEY=VALUES", "filter"),
    events: files("FILE", "files"),
    batch: one("FILE", "many"),
  },
  examples: [{ line: "almanac echo queue_time", about: "Print it" }],
  async run({ options, json, arguments: ids }, { stdout }) {
    stdout.write(JSON.stringify({ ids, json, ...options }));
    return undefined;
  },
});

/** What `echo` was asked by a command line, without the options that were not given. */
export async function asked(...argv: string[]): Promise<Record<string, unknown>> {
  const { status, stdout, stderr } = await runLine(["echo", ...argv], [echo]);
  if (status !== 0) throw new Error(stderr);
  const all = Object.entries(JSON.parse(stdout) as Record<string, unknown>);
  return Object.fromEntries(
    all.filter(([, value]) => value !== false && !(Array.isArray(value) && value.length === 0)),
  );
}
