import { AlmanacError } from "../errors.ts";
import { column, columnsOf, type Expression, type Node, type ValueType } from "../expression/node.ts";

/** Expressions by column name. */
export type Columns = Readonly<Record<string, Expression>>;

/** The value type an expression carries. */
export type ValueOf<E> = E extends Expression<infer T> ? T : ValueType;

/** The columns of a fact as a definition reads them. */
export type RowOf<C extends Columns> = { readonly [Name in keyof C]: Expression<ValueOf<C[Name]>, "row"> };

/** Rows of another fact joined to each row where the columns `on` are equal; its columns read as `alias.column`. */
export interface Join {
  readonly fact: Fact;
  readonly on: readonly string[];
}

/** Who a row belongs to when it ended with a certain column's event. */
export interface Credit {
  /** Column with the person of the end event; null where nobody is credited. */
  readonly agent?: Node;
  /** Column with the order (position) of the end event: the team is the last one named up to it. */
  readonly upTo?: Node;
  /** Column with the team the end event names itself: it goes before the one `upTo` finds. */
  readonly team?: Node;
}

/** A table derived from events or from another fact, as data. Steps are carried out in the order of the fields. */
export interface FactDefinition {
  /** Name of the fact, snake case. */
  readonly id: string;
  /** What one row is, one sentence. */
  readonly about: string;
  /** The rows it is made of: `null` for the events themselves, else another fact. */
  readonly of: Fact | null;
  /** Which source rows take part. */
  readonly where: Node | null;
  /** Columns that separate the source rows for windows. */
  readonly within: readonly string[];
  /** Windows over the source rows in event order. */
  readonly windows: Readonly<Record<string, Node>>;
  /** Row values computed from source columns and windows, before grouping. */
  readonly marks: Readonly<Record<string, Node>>;
  /** Which rows remain after the windows. */
  readonly keep: Node | null;
  /** Columns that make one row of the fact; empty: each source row stays a row. */
  readonly key: readonly string[];
  /** The column by which rows stand in event order, for `first`, `last` and windows; null where nothing folds them. */
  readonly order: string | null;
  /** The fold: an aggregate a column (a row value where `key` is empty). */
  readonly columns: Readonly<Record<string, Node>>;
  readonly joins: Readonly<Record<string, Join>>;
  /** Row values computed from the columns and the joined facts. */
  readonly derived: Readonly<Record<string, Node>>;
  /** Rows of the fact that count; the others exist only to be carried on from. */
  readonly having: Node | null;
  /** Where the dimensions of a row stand: name of the dimension → its value. `team`, `agent` come from `credits`. */
  readonly dimensions: Readonly<Record<string, Node>>;
  /** Who a row is credited to, by the column that ended it; `open` for a row that has not ended. */
  readonly credits: Readonly<Record<string, Credit>>;
  /** True for a row that is still open at the as-of instant. */
  readonly open: Node | null;
  /** Named reasons to leave a row out, in the order they are tried. */
  readonly reasons: Readonly<Record<string, Node>>;
  /** Reasons that every duration, proportion and ratio over the fact leaves out. */
  readonly always: readonly string[];
}

/** A fact with the columns a definition may read. */
export interface Fact<Row = Readonly<Record<string, unknown>>> extends FactDefinition {
  /** The columns of a row, to build expressions from. */
  readonly row: Row;
}

type JoinRows<J extends Readonly<Record<string, Join>>> = {
  readonly [Alias in keyof J]: J[Alias]["fact"] extends { readonly row: infer Row } ? Row : never;
};

type Truth = Expression<"boolean", "row">;
type Named<T> = Readonly<Record<string, T>>;

type NoColumns = Readonly<Record<never, never>>;
/** A later step's column hides one of the same name below. */
type Over<Below, Above> = Omit<Below, keyof Above> & Above;
type Numbered<S, W extends Columns, M extends Columns> = Over<Over<S, RowOf<W>>, RowOf<M>>;
type Folded<S, W extends Columns, M extends Columns, C extends Columns, J extends Named<Join>> = Over<
  Over<Numbered<S, W, M>, RowOf<C>>,
  JoinRows<J>
>;
type Whole<S, W extends Columns, M extends Columns, C extends Columns, J extends Named<Join>, D extends Columns> = Over<
  Folded<S, W, M, C, J>,
  RowOf<D>
>;

/** What `defineFact` takes: the fields of a definition, each a function of the columns known at its step. */
export interface FactInput<
  S,
  W extends Columns,
  M extends Columns,
  C extends Columns,
  J extends Named<Join>,
  D extends Columns,
> {
  readonly id: string;
  readonly about: string;
  readonly of: Fact<S>;
  readonly where?: (source: S) => Truth;
  readonly within?: readonly string[];
  readonly windows?: (source: S) => W;
  readonly marks?: (source: Over<S, RowOf<W>>) => M;
  readonly keep?: (source: Numbered<S, W, M>) => Truth;
  readonly key?: readonly string[];
  /** By default the source's where each source row stays a row. */
  readonly order?: string;
  readonly columns?: (source: Numbered<S, W, M>, own: Named<Expression<"order", "row">>) => C;
  readonly joins?: J;
  readonly derived?: (row: Folded<S, W, M, C, J>) => D;
  readonly having?: (row: Whole<S, W, M, C, J, D>) => Truth;
  readonly dimensions?: (row: Whole<S, W, M, C, J, D>) => Named<Node>;
  readonly credits?: (row: Whole<S, W, M, C, J, D>) => Named<Credit>;
  readonly open?: (row: Whole<S, W, M, C, J, D>) => Truth;
  readonly reasons?: (row: Whole<S, W, M, C, J, D>) => Named<Truth>;
  readonly always?: readonly string[];
}

/** Column nodes for names, as `row.name`. */
export function rowOf<R>(names: Iterable<string>, prefix = ""): R {
  const nodes = [...names].map((name) => [name, column(`${prefix}${name}`)] as const);
  return Object.freeze(Object.fromEntries(nodes)) as R;
}

/** Names of all columns of a fact, without those of its joins. */
export function columnNames(fact: FactDefinition): readonly string[] {
  const inherited = fact.key.length === 0 && fact.of !== null ? columnNames(fact.of) : [];
  const own = [...Object.keys(fact.windows), ...Object.keys(fact.marks)];
  const before = fact.key.length === 0 ? own : [];
  return [
    ...new Set([...inherited, ...before, ...fact.key, ...Object.keys(fact.columns), ...Object.keys(fact.derived)]),
  ];
}

const anyOwnColumn: Named<Expression<"order", "row">> = new Proxy(
  {},
  { get: (_, name) => column<"order">(`own.${String(name)}`) },
);

/** A row folded from others has none of their dimensions: it states its own. */
const nothingInherited = Object.freeze({ dimensions: {}, credits: {}, open: null, reasons: {}, always: [] });

/**
 * A fact: rows folded from events or from another fact. With `key` the columns are aggregates; without it each source
 * row stays a row and keeps its columns. Throws `AlmanacError` (`unknown-column`) at the caller's line.
 */
export function defineFact<
  S,
  W extends Columns = NoColumns,
  M extends Columns = NoColumns,
  C extends Columns = NoColumns,
  J extends Named<Join> = Readonly<Record<never, never>>,
  D extends Columns = NoColumns,
>(input: FactInput<S, W, M, C, J, D>): Fact<Whole<S, W, M, C, J, D>> {
  const source = input.of;
  const extra = (nodes: Named<Node>): Named<Expression> => rowOf(Object.keys(nodes));
  const windows = input.windows?.(source.row) ?? {};
  const marked = { ...source.row, ...extra(windows) } as S & RowOf<W>;
  const marks = input.marks?.(marked) ?? {};
  const folded = { ...marked, ...extra(marks) } as Numbered<S, W, M>;
  const columns = input.columns?.(folded, anyOwnColumn) ?? {};
  const joins = input.joins ?? {};
  const joined = Object.fromEntries(
    Object.entries(joins as Named<Join>).map(([alias, join]) => [alias, rowOf(columnNames(join.fact), `${alias}.`)]),
  );
  const base = { ...folded, ...extra(columns), ...joined };
  const derived = input.derived?.(base as never) ?? {};
  const row = Object.freeze({ ...base, ...extra(derived) });
  const inherited = input.key === undefined ? source : nothingInherited;
  const read = <T>(of: ((row: never) => T) | undefined): T | undefined => of?.(row as never);
  const fact = Object.freeze({
    id: input.id,
    about: input.about,
    of: source.id === "event" ? null : (source as Fact),
    where: input.where?.(source.row) ?? null,
    within: input.within ?? [],
    windows,
    marks,
    keep: input.keep?.(folded) ?? null,
    key: input.key ?? [],
    order: input.order ?? (input.key === undefined ? source.order : null),
    columns,
    joins,
    derived,
    having: read(input.having) ?? null,
    dimensions: read(input.dimensions) ?? inherited.dimensions,
    credits: read(input.credits) ?? inherited.credits,
    open: read(input.open) ?? inherited.open,
    reasons: read(input.reasons) ?? inherited.reasons,
    always: input.always ?? inherited.always,
    row,
  });
  assertColumns(fact, source, defineFact);
  return fact as never;
}

function assertColumns(fact: FactDefinition, source: Fact<unknown>, caller: (...args: never[]) => unknown): void {
  const below = new Set([
    ...Object.keys(source.row as object),
    ...Object.keys(fact.windows),
    ...Object.keys(fact.marks),
  ]);
  const above = new Set(columnNames(fact));
  for (const [alias, join] of Object.entries(fact.joins)) {
    for (const name of columnNames(join.fact)) above.add(`${alias}.${name}`);
  }
  const check = (nodes: Iterable<Node>, allowed: ReadonlySet<string>): void => {
    for (const name of [...nodes].flatMap((node) => columnsOf(node))) {
      if (allowed.has(name) || name.startsWith("own.") || name.includes(":")) continue;
      const problem = { code: "unknown-column", message: `fact ${fact.id}: there is no column \`${name}\`` };
      throw new AlmanacError({ ...problem, allowed: [...allowed].join(", ") }, caller);
    }
  };
  check([...Object.values(fact.windows), ...Object.values(fact.marks), ...Object.values(fact.columns)], below);
  check(
    [...fact.key].map((name) => column(name)),
    below,
  );
  const readable = fact.key.length === 0 ? new Set([...above, ...below]) : above;
  const credited = Object.values(fact.credits).flatMap((credit) => Object.values(credit));
  check([...Object.values(fact.derived), ...Object.values(fact.reasons), ...Object.values(fact.dimensions)], readable);
  check([...[fact.having, fact.open].filter((node) => node !== null), ...credited], readable);
}
