import { type Field, field, idOf, PHYSICAL_TYPES, type PhysicalType, required } from "./fields.ts";
import { EVENT_TYPES, type EventType } from "./types.ts";

/** The fields every event has or may have, in the order of the contract. `recorded`, `sequence`, `derived` and `void` have defaults. */
export const ENVELOPE_FIELDS = Object.freeze({
  id: required(idOf(200)),
  type: required(field("id")),
  at: required(field("instant")),
  recorded: field("instant"),
  source: required(field("id")),
  channel: field("id"),
  sequence: field("integer"),
  derived: field("flag"),
  void: field("flag"),
  conversation: field("id"),
  customer: field("id"),
  agent: field("id"),
  team: field("id"),
  project: field("id"),
  order: field("id"),
  review: field("id"),
  product: field("id"),
  attributes: field("attributes"),
} as const satisfies Record<string, Field>);

/** One flat column of a log. */
export interface Column {
  readonly name: ColumnName;
  readonly type: PhysicalType;
  /** True for `text`, `title` and `comment`: never a dimension, kept apart from the log. */
  readonly personal: boolean;
  /** True when no event has null there. */
  readonly always: boolean;
}

/** The line of an order. */
export interface OrderItem {
  readonly sku: string | null;
  readonly category: string | null;
  /** Units × 10⁶. */
  readonly quantity: bigint | null;
  /** Price of one unit, a decimal string in the order's currency. */
  readonly price: string | null;
}

/**
 * A parsed event, flat and frozen: one property per column of the log, null where the record states nothing.
 * Instants are microseconds since 1970-01-01T00:00:00Z; seconds, scores, scales and sentiment are millionths (× 10⁶).
 */
export interface LogEvent {
  readonly id: string;
  readonly type: EventType;
  readonly at: bigint;
  readonly recorded: bigint;
  readonly source: string;
  readonly channel: string | null;
  readonly sequence: number;
  readonly derived: boolean;
  readonly void: boolean;
  readonly conversation: string | null;
  readonly customer: string | null;
  readonly agent: string | null;
  readonly team: string | null;
  readonly project: string | null;
  readonly order: string | null;
  readonly review: string | null;
  readonly product: string | null;
  /** Empty when the record has none. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly public: boolean | null;
  /** `bot` for queued and assigned; the channel left for deflected. */
  readonly from: string | null;
  readonly waiting_on: string | null;
  readonly into: string | null;
  readonly outcome: string | null;
  readonly by: string | null;
  /** Never null for `message.*`. */
  readonly automatic: boolean | null;
  readonly assist: string | null;
  /** −1…1, × 10⁶. */
  readonly sentiment: bigint | null;
  readonly text: string | null;
  readonly draft: string | null;
  /** Seconds × 10⁶, as `hold` and `wrap`. */
  readonly talk: bigint | null;
  readonly hold: bigint | null;
  readonly wrap: bigint | null;
  readonly task: string | null;
  readonly article: string | null;
  readonly solved: boolean | null;
  readonly to: string | null;
  readonly survey: string | null;
  readonly kind: string | null;
  /** × 10⁶, as `scale_low`, `scale_high` and `rating`. */
  readonly score: bigint | null;
  readonly scale_low: bigint | null;
  readonly scale_high: bigint | null;
  readonly comment: string | null;
  readonly rating: bigint | null;
  readonly title: string | null;
  /** A decimal string ≥ 0, as `price` of an item. */
  readonly value: string | null;
  readonly currency: string | null;
  readonly items: readonly OrderItem[] | null;
  readonly promised: bigint | null;
  /** Seconds worked × 10⁶. */
  readonly seconds: bigint | null;
}

/** The name of a flat column, the same as the property of `LogEvent`. */
export type ColumnName = keyof LogEvent;

const ALWAYS = new Set<string>(["id", "type", "at", "recorded", "source", "sequence", "derived", "void", "attributes"]);

const column = (name: string, { kind }: Field): Column =>
  Object.freeze({
    name: name as ColumnName,
    type: PHYSICAL_TYPES[kind],
    personal: kind === "text",
    always: ALWAYS.has(name),
  });

/** The columns a field is kept in: its own name, or `scale_low` and `scale_high`. */
const columnsOf = (name: string, spec: Field): Column[] =>
  (spec.kind === "scale" ? [`${name}_low`, `${name}_high`] : [name]).map((each) => column(each, spec));

/** The columns of the envelope, in the order of the contract. */
export const ENVELOPE_COLUMNS: readonly Column[] = Object.freeze(
  Object.entries(ENVELOPE_FIELDS).flatMap(([name, spec]) => columnsOf(name, spec)),
);

/** The columns of the types' own fields, each once, in the order they first occur in the table of types. */
export const OWN_COLUMNS: readonly Column[] = Object.freeze([
  ...new Map(
    EVENT_TYPES.flatMap((type) => Object.entries(type.own))
      .filter(([name]) => !(name in ENVELOPE_FIELDS))
      .flatMap(([name, spec]) => columnsOf(name, spec))
      .map((each) => [each.name, each]),
  ).values(),
]);

/** Every column of a log: the envelope's, then the types' own. */
export const COLUMNS: readonly Column[] = Object.freeze([...ENVELOPE_COLUMNS, ...OWN_COLUMNS]);
