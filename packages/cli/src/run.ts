import type { Command } from "./command.ts";
import type { Effects } from "./effects.ts";
import { parse } from "./parse.ts";
import { exitStatus, exitStatusOf, printError } from "./problems.ts";

/** Runs one command line of `almanac`, without the program's own name; the exit status. Never throws. */
export async function run(
  argv: readonly string[],
  commands: readonly Command[],
  version: string,
  effects: Effects,
): Promise<number> {
  // Asked of the raw line, because a line that cannot be parsed is complained about in the same manner.
  const manner = { json: argv.includes("--json"), debug: argv.includes("--debug") };
  try {
    const invocation = parse(argv, commands, version, effects);
    if (invocation === undefined) return exitStatus.done;
    return (await invocation.command.run(invocation.input, effects)) ?? exitStatus.done;
  } catch (error) {
    printError(error, manner, effects);
    return exitStatusOf(error);
  }
}
