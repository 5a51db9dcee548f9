import { CONVERSIONS } from "../event/cells.ts";
import { type Fault, fault, quote } from "../event/fault.ts";
import type { JsonPath } from "../text/json-scan.ts";
import { type Cell, cellText, compileCell } from "./cell.ts";
import type { Condition } from "./condition.ts";
import { compileName } from "./evaluate-reading.ts";
import { type Evaluate, isFault, type MappedRow, needKey, type RowContext, type Scope } from "./scope.ts";

/** Whether a row meets a condition; the fault of a row of which that cannot be said. */
export type Test = (context: RowContext) => boolean | Fault;

type Compile<Part> = (part: Part, scope: Scope, path: JsonPath) => Test;
type Part<Word extends keyof Condition> = NonNullable<Condition[Word]>;

/** All tests hold; the first that fails or is a fault decides. */
const every =
  (tests: readonly Test[]): Test =>
  (context) => {
    for (const test of tests) {
      const held = test(context);
      if (held !== true) return held;
    }
    return true;
  };

const negated =
  (test: Test): Test =>
  (context) => {
    const held = test(context);
    return isFault(held) ? held : !held;
  };

/** A test of each of several columns against what is stated for it. */
function ofColumns<Stated>(holds: (cell: Cell | null, stated: Stated, column: string) => boolean | Fault) {
  return (stated: Readonly<Record<string, Stated>>, scope: Scope, path: JsonPath): Test =>
    every(
      Object.entries(stated).map(([column, one]) => {
        const cell = compileCell(scope, column, [...path, column]);
        return (context) => {
          const value = cell(context);
          return isFault(value) ? value : holds(value, one, column);
        };
      }),
    );
}

const sameText = (cell: Cell | null, wanted: Cell): boolean => cell !== null && cellText(cell) === cellText(wanted);

/** A test of each column's number; not true of an empty cell. */
const ofNumbers =
  (holds: (number: number, limit: number) => boolean) =>
  (stated: Readonly<Record<string, number>>, scope: Scope, path: JsonPath): Test => {
    const comma = scope.spec.format?.decimal === ",";
    const test = ofColumns<number>((cell, limit, column) => {
      if (cell === null) return false;
      const text = cellText(cell);
      const number = CONVERSIONS.number(comma ? text.replace(",", ".") : text);
      return typeof number === "number"
        ? holds(number, limit)
        : fault("wrong-type", column, `must be a number, not ${quote(text)}`);
    });
    return test(stated, scope, path);
  };

const listOf = (columns: string | readonly string[]): readonly string[] => [columns].flat();

/** A test of each of several columns for being empty. */
const ofEmptiness =
  (empty: boolean) =>
  (columns: string | readonly string[], scope: Scope, path: JsonPath): Test =>
    every(
      listOf(columns).map((column) => {
        const cell = compileCell(scope, column, path);
        return (context) => {
          const value = cell(context);
          return isFault(value) ? value : (value === null) === empty;
        };
      }),
    );

const neighbour = ({ rows }: RowContext, index: number): RowContext | undefined => {
  const row = rows[index];
  return row === undefined ? undefined : { rows, index, row };
};

/** The texts of columns, to compare rows by. */
const textsOf =
  (cells: readonly Evaluate<Cell>[]) =>
  (context: RowContext): readonly string[] | Fault => {
    const texts: string[] = [];
    for (const cell of cells) {
      const value = cell(context);
      if (isFault(value)) return value;
      texts.push(value === null ? "" : `=${cellText(value)}`);
    }
    return texts;
  };

const compileChanged: Compile<Part<"changed">> = (columns, scope, path) => {
  const texts = textsOf(listOf(columns).map((column) => compileCell(scope, column, path)));
  return (context) => {
    const before = neighbour(context, context.index - 1);
    if (before === undefined) return true;
    const [now, then] = [texts(context), texts(before)];
    if (isFault(now)) return now;
    return isFault(then) || now.some((text, index) => text !== then[index]);
  };
};

const compilePrevious: Compile<Condition> = (condition, scope, path) => {
  const test = compileCondition(scope, condition, path);
  return (context) => {
    const before = neighbour(context, context.index - 1);
    return before === undefined ? false : test(before) === true;
  };
};

/** Index of the first row of each key that meets a condition, as far as rows were looked at. */
const compileEarlier: Compile<Condition> = (condition, scope, path) => {
  const test = compileCondition(scope, condition, path);
  const found = new WeakMap<readonly MappedRow[], { looked: number; first: number | undefined }>();
  return (context) => {
    const state = found.get(context.rows) ?? { looked: 0, first: undefined };
    found.set(context.rows, state);
    for (; state.first === undefined && state.looked < context.index; state.looked += 1) {
      const row = neighbour(context, state.looked);
      if (row !== undefined && test(row) === true) state.first = state.looked;
    }
    return state.first !== undefined && state.first < context.index;
  };
};

const compileBefore: Compile<Part<"before">> = ([left, right], scope, path) => {
  const [one, other] = [compileName(scope, left, [...path, 0]), compileName(scope, right, [...path, 1])];
  return (context) => {
    const [first, second] = [one(context), other(context)];
    if (isFault(first)) return first;
    if (isFault(second)) return second;
    return first !== null && second !== null && first < second;
  };
};

const compileAny: Compile<Part<"any">> = (conditions, scope, path) => {
  const tests = conditions.map((condition, index) => negated(compileCondition(scope, condition, [...path, index])));
  return negated(every(tests));
};

const COMPILERS = {
  equals: ofColumns<Cell>(sameText),
  in: ofColumns<readonly Cell[]>((cell, wanted) => wanted.some((one) => sameText(cell, one))),
  startsWith: ofColumns<string>((cell, start) => cell !== null && cellText(cell).startsWith(start)),
  above: ofNumbers((number, limit) => number > limit),
  below: ofNumbers((number, limit) => number < limit),
  empty: ofEmptiness(true),
  present: ofEmptiness(false),
  changed: compileChanged,
  first:
    () =>
    ({ index }) =>
      index === 0,
  last:
    () =>
    ({ rows, index }) =>
      index === rows.length - 1,
  before: compileBefore,
  previous: compilePrevious,
  earlier: compileEarlier,
  not: (condition, scope, path) => negated(compileCondition(scope, condition, path)),
  all: (conditions, scope, path) =>
    every(conditions.map((condition, index) => compileCondition(scope, condition, [...path, index]))),
  any: compileAny,
} as const satisfies { readonly [Word in keyof Condition]-?: Compile<Part<Word>> };

const NEED_KEY: ReadonlySet<string> = new Set(["changed", "first", "last", "previous", "earlier"]);

/** The test of a condition: all that it states must hold. Refuses one that looks at other rows where there is no key. */
export function compileCondition(scope: Scope, condition: Condition, path: JsonPath): Test {
  const stated = Object.entries(condition).filter(([, part]) => part !== undefined);
  const lonely = stated.find(([word]) => NEED_KEY.has(word) && scope.spec.rows?.key === undefined);
  if (lonely !== undefined) needKey(scope, [...path, lonely[0]]);
  return every(
    stated.map(([word, part]) =>
      (COMPILERS[word as keyof Condition] as Compile<unknown>)(part, scope, [...path, word]),
    ),
  );
}
