import { AlmanacError, type Place, type Problem } from "@almanac/core";
import { z } from "zod";
import type { Command, Input } from "./command.ts";
import type { Options } from "./option.ts";
import { type Given, readOptions } from "./values.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const lineSchema = z.record(z.string(), z.union([scalar.transform((one) => [one]), z.array(scalar), z.null()]));
type Line = z.infer<typeof lineSchema>;

const example = '{"metric":"queue_time","by":"channel"}';

function complain(where: Place, problem: Omit<Problem, "code" | "where">): never {
  throw new AlmanacError({ code: "invalid-batch-line", where, ...problem });
}

function readLine(text: string, where: Place): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    complain(where, { message: "the line is no JSON", allowed: example });
  }
  const read = lineSchema.safeParse(value);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path.join(".") ?? "";
  const place = path === "" ? where : { ...where, path };
  return complain(place, { message: "the line is not one object of options", allowed: example });
}

function checkNames(line: Line, names: readonly string[], where: Place): void {
  for (const name of Object.keys(line)) {
    if (names.includes(name)) continue;
    complain(
      { ...where, path: name },
      { message: `\`${name}\` is no option of a batch line`, allowed: names.join(", ") },
    );
  }
}

/** A value of a line as the command line would have given it. */
function givenBy(line: Line, name: string, isFlag: boolean): Given {
  const texts = line[name] ?? undefined;
  return isFlag ? texts?.[0] === "true" || undefined : texts;
}

/**
 * What one line of a batch file asks of a command: the long option names as keys, the command's arguments under their
 * own name, lists as comma text or as JSON lists. What a line leaves out is as on the command line that started the
 * batch. Throws `AlmanacError` (`invalid-batch-line`) at the line and key.
 */
export function readBatchLine<Table extends Options>(
  command: Command<Table>,
  text: string,
  where: Place,
  started: Input<Table>,
): Input<Table> {
  const line = readLine(text, where);
  const table = Object.fromEntries(Object.entries(command.options).filter(([name]) => name !== "batch"));
  const own = command.arguments?.name;
  checkNames(line, [...(own === undefined ? [] : [own]), ...Object.keys(table)], where);
  const named = Object.entries(table).filter(([name]) => name in line);
  const given = Object.fromEntries(named.map(([name, { kind }]) => [name, givenBy(line, name, kind === "flag")]));
  const options = readOptions(Object.fromEntries(named), given, (path, problem) =>
    complain({ ...where, path }, problem),
  );
  const ids = own === undefined ? undefined : line[own]?.flatMap((one) => one.split(",").map((id) => id.trim()));
  return {
    arguments: ids ?? started.arguments,
    options: Object.freeze({ ...started.options, ...options }) as Input<Table>["options"],
    json: started.json,
  };
}
