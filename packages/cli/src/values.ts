import { AlmanacError, type Problem } from "@almanac/core";
import type { Command, Input } from "./command.ts";
import { type Option, type Options, type OptionValues, splitValues } from "./option.ts";

/** What was given for one option, as text; `undefined` when it was not given, `true` for a flag. */
export type Given = true | readonly string[] | undefined;

/** Throws the problem of an option's value; where it stands differs between a command line and a batch line. */
export type Complain = (name: string, problem: Omit<Problem, "code">) => never;

function readOption(name: string, option: Option, given: Given, complain: Complain): unknown {
  if (option.kind === "flag") return given === true;
  const texts = (given === true || given === undefined ? [] : given).flatMap((one) => splitValues[option.kind](one));
  const values = texts.map((one) => {
    const read = option.schema.safeParse(one);
    if (read.success) return read.data;
    const why = read.error.issues[0]?.message ?? "is not accepted";
    return complain(name, { message: `\`${one}\` ${why}`, allowed: option.allowed ?? option.placeholder });
  });
  return option.kind === "one" ? values.at(-1) : values;
}

/** The typed values of a table of options. Throws what `complain` throws at the first value that is not accepted. */
export function readOptions<Table extends Options>(
  table: Table,
  given: Readonly<Record<string, Given>>,
  complain: Complain,
): OptionValues<Table> {
  const entries = Object.entries(table).map(([name, option]) => [
    name,
    readOption(name, option, given[name], complain),
  ]);
  return Object.freeze(Object.fromEntries(entries)) as OptionValues<Table>;
}

function countOf(least: number, most: number): string {
  if (least === most) return `${least}`;
  return most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
}

/** Throws when a command got too few or too many arguments. */
export function checkArguments(command: Command, { arguments: given, options }: Input): void {
  const { least, most, usage, unless, about } = command.arguments ?? { least: 0, most: 0, usage: "", about: "" };
  const replaced = unless !== undefined && options[unless] !== undefined;
  const allowed = command.arguments === undefined ? "options only" : `${usage} (${countOf(least, most)}): ${about}`;
  const fix = `for example \`${command.examples[0]?.line ?? `almanac ${command.name}`}\``;
  if (given.length > most) {
    const extra = given.slice(most).join(" ");
    throw new AlmanacError({
      code: "unexpected-argument",
      message: `\`${extra}\` is one argument too many for \`almanac ${command.name}\``,
      allowed,
      fix,
    });
  }
  if (given.length < least && !replaced) {
    throw new AlmanacError({
      code: "missing-argument",
      message: `\`almanac ${command.name}\` needs ${usage}`,
      allowed,
      fix,
    });
  }
}
