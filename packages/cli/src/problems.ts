import { AlmanacError, formatProblem } from "@almanac/core";
import type { Effects } from "./effects.ts";

/** Codes of wrong usage: the command line itself is not understood. */
export const usageCodes = [
  "no-command",
  "unknown-command",
  "unknown-option",
  "missing-value",
  "missing-argument",
  "unexpected-argument",
  "invalid-option",
] as const;

/** A code of wrong usage. */
export type UsageCode = (typeof usageCodes)[number];

/** Exit status: 0 done, 1 a mistake in what was given, 2 wrong usage, 70 a bug of ours. */
export const exitStatus = { done: 0, mistake: 1, usage: 2, bug: 70 } as const;

/** The exit status that tells of an error. */
export function exitStatusOf(error: unknown): number {
  if (!(error instanceof AlmanacError)) return exitStatus.bug;
  const usage: readonly string[] = usageCodes;
  return usage.includes(error.problem.code) ? exitStatus.usage : exitStatus.mistake;
}

/** How an error is shown. */
export interface Manner {
  readonly json: boolean;
  readonly debug: boolean;
}

function asText(error: unknown, debug: boolean): string {
  if (!(error instanceof AlmanacError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `${stack}\nThis is a bug of almanac: please report it with the lines above.`;
  }
  const frames = debug ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  return [formatProblem(error.problem), ...frames].join("\n");
}

function asData(error: unknown, debug: boolean): object {
  if (!(error instanceof AlmanacError)) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { error: { code: "bug", message, stack } };
  }
  return { error: debug ? { ...error.problem, stack: error.stack } : error.problem };
}

/** Prints an error to stderr: one message, or one line of JSON; a stack for a bug and under `--debug`. */
export function printError(error: unknown, { json, debug }: Manner, { stderr }: Effects): void {
  stderr.write(`${json ? JSON.stringify(asData(error, debug)) : asText(error, debug)}\n`);
}
