import type { Effects } from "./effects.ts";
import type { Options, OptionValues } from "./option.ts";

/** What a command takes besides options. */
export interface Arguments {
  /** Key in a batch line, e.g. `metric`. */
  readonly name: string;
  /** As shown in help, e.g. `ID...`. */
  readonly usage: string;
  readonly about: string;
  /** How many must be given, and how many may. */
  readonly least: number;
  readonly most: number;
  /** An option that takes their place, e.g. `batch`. */
  readonly unless?: string;
}

/** A command line that works, with what it does; shown in help and run by the tests of help. */
export interface Example {
  readonly line: string;
  readonly about: string;
}

/** What was asked of a command: its arguments, its options, and whether the answer is for a program. */
export interface Input<Table extends Options = Options> {
  readonly arguments: readonly string[];
  readonly options: OptionValues<Table>;
  readonly json: boolean;
}

/** A command as data. */
export interface Command<Table extends Options = Options> {
  readonly name: string;
  /** One line, in the list of commands. */
  readonly summary: string;
  /** What it does and what it leaves behind, for its own help. */
  readonly about: string;
  readonly arguments?: Arguments;
  readonly options: Table;
  readonly examples: readonly Example[];
  /** Does the work; the exit status where it is not 0. Throws `AlmanacError` for a user's mistake. */
  run(input: Input<Table>, effects: Effects): Promise<number | undefined>;
}

/** A command from its table of options, so that `run` knows their types. */
export function defineCommand<const Table extends Options>(command: Command<Table>): Command<Table> {
  return Object.freeze(command);
}
