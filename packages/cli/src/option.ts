import { z } from "zod";

/**
 * How an option takes its values: `flag` none, `one` the last given, `list` comma text, `pairs` `KEY=VALUE` again and
 * again, `files` everything up to the next option.
 */
export type OptionKind = "flag" | "one" | "list" | "pairs" | "files";

/** An option as data: parsing, help, messages and the keys of a batch line derive from it. */
export interface Option<Kind extends OptionKind = OptionKind, Value = unknown> {
  readonly kind: Kind;
  /** What stands for the value in help, e.g. `DATE`; empty for a flag. */
  readonly placeholder: string;
  /** One line of help. */
  readonly about: string;
  /** What is accepted, for messages, e.g. `day, week, month`. */
  readonly allowed?: string;
  /** Reads one value from its text. */
  readonly schema: z.ZodType<Value, string>;
}

/** Options of a command by their long names. */
export type Options = Readonly<Record<string, Option>>;

/** The value of an option: `undefined` or an empty list where it was not given, `false` for a flag. */
export type OptionValue<One extends Option> =
  One extends Option<infer Kind, infer Value>
    ? Kind extends "flag"
      ? boolean
      : Kind extends "one"
        ? Value | undefined
        : readonly Value[]
    : never;

/** The values of a table of options, by their long names. */
export type OptionValues<Table extends Options> = { readonly [Name in keyof Table]: OptionValue<Table[Name]> };

const text = z.string().min(1, "is empty");

/** A switch without a value. */
export function flag(about: string): Option<"flag", string> {
  return { kind: "flag", placeholder: "", about, schema: text };
}

/** One value, as text. */
export function one(placeholder: string, about: string, allowed?: string): Option<"one", string> {
  return { kind: "one", placeholder, about, schema: text, ...(allowed === undefined ? {} : { allowed }) };
}

/** One of a few words. */
export function choice<const Word extends string>(
  placeholder: string,
  words: readonly Word[],
  about: string,
): Option<"one", Word> {
  const allowed = words.join(", ");
  return {
    kind: "one",
    placeholder,
    about: `${about}: ${allowed}`,
    allowed,
    schema: z.enum(words, `is not one of the words`),
  };
}

/** A whole number from 1. */
export function positive(placeholder: string, about: string): Option<"one", number> {
  const schema = z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "is not a whole number from 1")
    .transform(Number);
  return { kind: "one", placeholder, about, allowed: "a whole number from 1", schema };
}

/** Values separated by commas, e.g. `channel,team`; given again, they are added. */
export function list(placeholder: string, about: string): Option<"list", string> {
  return { kind: "list", placeholder, about, allowed: "words separated by commas", schema: text };
}

/** Paths up to the next option; given again, they are added. */
export function files(placeholder: string, about: string): Option<"files", string> {
  return { kind: "files", placeholder, about, allowed: "one or more paths", schema: text };
}

/** A key and its text, as in `--set csat.satisfied=0.8`. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

/** `KEY=VALUE`; given again, or after a comma, one more pair. A comma not followed by `KEY=` belongs to the value. */
export function pairs(placeholder: string, about: string): Option<"pairs", Pair> {
  const schema = z
    .string()
    .regex(/^[\w.-]+=/, "is not KEY=VALUE")
    .transform((pair) => ({ key: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) }));
  return { kind: "pairs", placeholder, about, allowed: "KEY=VALUE, e.g. channel=email,chat", schema };
}

/** The single values in a text of an option: several for a list and for pairs. */
export const splitValues = {
  flag: (given: string) => [given],
  one: (given: string) => [given],
  list: (given: string) => given.split(",").map((part) => part.trim()),
  pairs: (given: string) => given.split(/,(?=\s*[A-Za-z_][\w.-]*=)/).map((part) => part.trim()),
  files: (given: string) => [given],
} satisfies Record<OptionKind, (given: string) => string[]>;
