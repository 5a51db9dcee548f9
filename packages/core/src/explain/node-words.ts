import { EVENT_TYPES } from "../event/types.ts";
import type { FunctionName } from "../expression/functions.ts";
import type { AggregateNode, CallNode, Literal, LiteralNode, Node } from "../expression/node.ts";
import { goesOverEvents, type Scope } from "./origin.ts";
import { valueKind } from "./value-kind.ts";

type RowName = FunctionName<"row">;
type GroupName = FunctionName<"group">;
type Say<N> = (node: N, scope: Scope) => string;

const list = (words: readonly string[], joint: string): string => words.join(` ${joint} `);

/** Formulas that need brackets when they stand inside of others. */
const COMPOSED: ReadonlySet<string> = new Set(["and", "or", "when", "plus", "minus"]);

/** True where the words of a formula would run into those around it. */
const isComposed = (node: Node): boolean =>
  node.kind === "call" && (COMPOSED.has(node.fn) || (node.fn === "in" && node.args.length > 2 && !isForming(node)));

/** A formula in words, e.g. `elapsed(asked, answered)`; its columns are those of the scope. */
export function nodeWords(node: Node, scope: Scope): string {
  if (node.kind === "col") return node.name;
  if (node.kind === "lit") return literalWords(node);
  return node.kind === "call" ? ROW_WORDS[node.fn](node, scope) : GROUP_WORDS[node.fn](node, scope);
}

/** The same as a part of a longer phrase. */
export function partWords(node: Node, scope: Scope): string {
  const words = nodeWords(node, scope);
  return isComposed(node) ? `(${words})` : words;
}

function literalWords({ value }: LiteralNode): string {
  if (value === null) return "nothing";
  return typeof value === "string" && !/^[\w.-]+$/.test(value) ? JSON.stringify(value) : String(value);
}

/** Microseconds as a person says them: `60 s`. */
const secondsWords = (micros: number): string => `${micros / 1_000_000} s`;

/** The words of arguments of one type: a bare number beside a duration is one too. */
function alike(nodes: readonly Node[], scope: Scope): readonly string[] {
  const durations = nodes.some((node) => valueKind(node, scope) === "duration");
  return nodes.map((node) =>
    durations && node.kind === "lit" && typeof node.value === "number"
      ? secondsWords(node.value)
      : partWords(node, scope),
  );
}

const FORMING: ReadonlySet<Literal> = new Set(EVENT_TYPES.filter(({ forms }) => forms).map(({ name }) => name));

const isType = (node: Node | undefined): boolean => node?.kind === "col" && node.name === "type";

/** True for a test that names every type of event that forms cycles. */
const isForming = ({ args }: CallNode): boolean =>
  args.length === FORMING.size + 1 && args.slice(1).every((node) => node.kind === "lit" && FORMING.has(node.value));

function inWords(node: CallNode, scope: Scope): string {
  if (isForming(node)) return `${scope.isQualifying ? "" : "it is "}of a type that forms cycles`;
  const [subject, ...values] = node.args;
  const words = list(
    values.map((value) => nodeWords(value, scope)),
    "or",
  );
  if (subject === undefined || (isType(subject) && scope.isQualifying)) return words;
  const name = partWords(subject, scope);
  return scope.isQualifying && subject.kind === "col" ? `${name} ${words}` : `${name} is ${words}`;
}

function notWords({ args: [negated] }: CallNode, scope: Scope): string {
  if (negated?.kind !== "call") return `not ${negated === undefined ? "" : partWords(negated, scope)}`;
  const [inner] = negated.args;
  if (negated.fn === "known" && inner !== undefined) return `${partWords(inner, scope)} is missing`;
  const plain = negated.fn === "holds" && inner !== undefined ? inner : negated;
  return `not ${plain.kind === "col" ? plain.name : `(${nodeWords(plain, scope)})`}`;
}

/** `a, or b and c`: the comma keeps apart what belongs together. */
function orWords({ args }: CallNode, scope: Scope): string {
  const words = args.map((node) => nodeWords(node, scope));
  const isMixed = args.some((node) => node.kind === "call" && COMPOSED.has(node.fn));
  return words.join(isMixed ? ", or " : " or ");
}

function compared(words: { readonly instant: string; readonly order: string; readonly other: string }): Say<CallNode> {
  return ({ args }, scope) => {
    const kinds = args.map((node) => valueKind(node, scope));
    const kind = kinds.includes("instant") ? "instant" : kinds.includes("order") ? "order" : "other";
    return list(alike(args, scope), words[kind]);
  };
}

/** A function as it is called: what stands between its brackets cannot be misread. */
const called =
  (name: string): Say<CallNode> =>
  ({ args }, scope) =>
    `${name}(${alike(args, scope).join(", ")})`;

function whenWords({ args }: CallNode, scope: Scope): string {
  const [condition, then, otherwise] = args;
  if (condition === undefined || then === undefined) return "nothing";
  const [chosenWords, otherWords] = alike(otherwise === undefined ? [then] : [then, otherwise], scope);
  const where = `${chosenWords} where ${nodeWords(condition, scope)}`;
  const isNothing = otherwise === undefined || (otherwise.kind === "lit" && otherwise.value === null);
  return isNothing ? where : `${where}, else ${otherWords}`;
}

const one =
  (say: (words: string) => string): Say<CallNode> =>
  ({ args: [only] }, scope) =>
    say(only === undefined ? "" : partWords(only, scope));

const ROW_WORDS: Readonly<Record<RowName, Say<CallNode>>> = {
  eq: ({ args }, scope) => list(alike(args, scope), "equals"),
  ne: ({ args }, scope) => list(alike(args, scope), "differs from"),
  lt: compared({ instant: "is before", order: "comes before", other: "is less than" }),
  lte: compared({ instant: "is not after", order: "does not come after", other: "is at most" }),
  in: inWords,
  and: ({ args }, scope) =>
    list(
      args.map((node) => (node.kind === "call" && node.fn === "and" ? nodeWords(node, scope) : partWords(node, scope))),
      "and",
    ),
  or: orWords,
  not: notWords,
  known: one((words) => `${words} is known`),
  holds: one((words) => words),
  when: whenWords,
  coalesce: called("first_known"),
  plus: ({ args }, scope) => list(alike(args, scope), "+"),
  minus: ({ args }, scope) => list(alike(args, scope), "−"),
  earlier: called("earlier"),
  later: called("later"),
  as_of: () => "the as-of instant",
  clock: one((words) => `the clock at ${words}`),
  elapsed: called("elapsed"),
  is_open: one((words) => `${words} lies in the opening hours`),
  local_day: one((words) => `the local day of ${words}`),
  attribute: ({ args: [, key] }, scope) => `attribute ${key === undefined ? "" : nodeWords(key, scope)}`,
};

/** True where a condition begins with types of events, so that it reads `events that are …`. */
function beginsWithType(node: Node | undefined): boolean {
  if (node?.kind !== "call") return false;
  return node.fn === "in" ? isType(node.args[0]) : beginsWithType(node.args[0]);
}

/** The rows that a step of a fact goes over, as far as a condition keeps them: `events that are message.sent`. */
export function rowsWords(scope: Scope, where: Node | null | undefined): string {
  const rows = scope.fact.of === null ? "events" : `${scope.fact.of.id} rows`;
  if (where === null || where === undefined) return rows;
  if (!goesOverEvents(scope) || !beginsWithType(where)) return `${rows} where ${nodeWords(where, scope)}`;
  return `${rows} that are ${nodeWords(where, { ...scope, isQualifying: true })}`;
}

const over =
  (say: (value: string, rows: string) => string, whose = "its "): Say<AggregateNode> =>
  ({ args: [value], where }, scope) => {
    const rows = rowsWords(scope, where);
    return say(value === undefined ? "" : partWords(value, scope), where === undefined ? `${whose}${rows}` : rows);
  };

const GROUP_WORDS: Readonly<Record<GroupName, Say<AggregateNode>>> = {
  first: over((value, rows) => `the first ${value} of ${rows}`),
  last: over((value, rows) => `the last ${value} of ${rows}`),
  last_up_to: ({ args: [value, order], where }, scope) =>
    `the last ${value === undefined ? "" : partWords(value, scope)} of ${rowsWords(scope, where)}, up to ${order === undefined ? "the end" : partWords(order, scope)}`,
  count: over((_, rows) => `the number of ${rows}`),
  sum: over((value, rows) => `the total of ${value} over ${rows}`),
  any: ({ args: [condition] }, scope) => `whether there are ${rowsWords(scope, condition)}`,
  distinct: over((value, rows) => `the number of different ${value} of ${rows}`),
  median: over((value, rows) => `the median of ${value} over ${rows}`),
  running: over((_, rows) => `the number, up to this row, of ${rows}`, ""),
  latest: over((value, rows) => `the last ${value}, up to this row, of ${rows}`, ""),
  previous: over((value, rows) => `${value} of the one before among ${rows}`, ""),
  next: over((value, rows) => `${value} of the one after among ${rows}`, ""),
};
