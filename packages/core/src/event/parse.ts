import { gatherAttributes, isFault, NO_ATTRIBUTES } from "./attributes.ts";
import type { LogEvent } from "./columns.ts";
import { type Fault, fault, kindOf, quote } from "./fault.ts";
import { PERSONAL_FIELDS, type Plan, planFor } from "./plan.ts";
import type { Draft } from "./read.ts";

/** What a record does not say itself. */
export interface ParseContext {
  /** The source of records that name none; without it such a record is `missing`. */
  readonly source?: string;
  /** UTC microseconds; `recorded` of records that state none. Without it their `at`. */
  readonly recorded?: bigint;
  /** Whether `text`, `title` and `comment` are kept; default `drop`. They are checked either way. */
  readonly text?: "drop" | "keep";
}

/** The event, or the first fault of the record. */
export type ParseResult = { readonly ok: true; readonly event: LogEvent } | Fault;

const MICROS_PER_DAY = 86_400_000_000n;

type Record_ = Readonly<Record<string, unknown>>;

/** Every column in its place, so that all events share one shape. */
const blank = (type: string): { -readonly [Name in keyof LogEvent]: unknown } => ({
  id: null,
  type,
  at: null,
  recorded: null,
  source: null,
  channel: null,
  sequence: 0,
  derived: false,
  void: false,
  conversation: null,
  customer: null,
  agent: null,
  team: null,
  project: null,
  order: null,
  review: null,
  product: null,
  attributes: null,
  public: null,
  from: null,
  sentiment: null,
  automatic: null,
  text: null,
  by: null,
  assist: null,
  waiting_on: null,
  outcome: null,
  into: null,
  draft: null,
  talk: null,
  hold: null,
  wrap: null,
  task: null,
  article: null,
  solved: null,
  to: null,
  survey: null,
  kind: null,
  score: null,
  scale_low: null,
  scale_high: null,
  comment: null,
  rating: null,
  title: null,
  value: null,
  currency: null,
  items: null,
  promised: null,
  seconds: null,
});

/** Reads the fields of the plan one by one; gives the first fault and the number of known fields that were present. */
function readFields(plan: Plan, record: Record_, draft: Draft, context: ParseContext): Fault | number {
  let present = 1;
  for (const { name, field, read, emptyIsAbsent } of plan.steps) {
    const own = record[name];
    if (own !== undefined) present += 1;
    const stated = own === null || (own === "" && emptyIsAbsent) ? undefined : own;
    const value = stated === undefined && name === "source" ? context.source : stated;
    if (value === undefined) {
      if (field.required && field.kind !== "attributes") return fault("missing", name, "is missing");
      continue;
    }
    const wrong = read(value, draft, name, field);
    if (wrong !== undefined) return wrong;
    if (field.kind === "text" && context.text !== "keep") draft[name] = null;
  }
  return present;
}

/** The rules that hold between fields. */
function checkTogether({ type, scored }: Plan, record: Record_, draft: Draft): Fault | undefined {
  if (type.oneOf.length > 0 && type.oneOf.every((name) => draft[name] === null)) {
    return fault(
      "missing",
      type.oneOf[0] ?? "",
      `is missing, and so are the others of ${type.oneOf.join(", ")}: at least one is needed`,
    );
  }
  if (scored === undefined) return undefined;
  const [low, high] = record.scale as [number, number];
  const score = record[scored] as number;
  if (!((draft.scale_low as bigint) < (draft.scale_high as bigint))) {
    return fault("outside-scale", "scale", `must rise from low to high, not [${low}, ${high}]`);
  }
  return score >= low && score <= high
    ? undefined
    : fault("outside-scale", scored, `must be on its scale from ${low} to ${high}, not ${score}`);
}

function planOfRecord(record: Record_): Plan | Fault {
  const type = record.type ?? "";
  if (type === "") return fault("missing", "type", "is missing");
  if (typeof type !== "string") return fault("wrong-type", "type", `must be a string, not ${kindOf(type)}`);
  return planFor(type) ?? fault("unknown-type", "type", `is no type of this contract: ${quote(type)}`);
}

/**
 * Takes one record as an event, or says why not. Pure: the same record and context give the same result.
 *
 * One fault is given a record, the first in this order: not an object (`json`) · `type` · the envelope's fields and then
 * the type's own, in the contract's order, each with its value's faults · the rules between fields (at least one of
 * several, low < high, the score on its scale) · extra fields · attributes where they are required · `future`.
 * `path` is `""` where the record as a whole is at fault. Throws nothing.
 */
export function parseEvent(record: unknown, context: ParseContext = {}): ParseResult {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    return fault("json", "", `a record must be a JSON object, not ${kindOf(record)}`);
  }
  const fields = record as Record_;
  const plan = planOfRecord(fields);
  if ("ok" in plan) return plan;
  const draft = blank(plan.type.name);
  const present = readFields(plan, fields, draft, context);
  if (typeof present !== "number") return present;
  const wrong = checkTogether(plan, fields, draft);
  if (wrong !== undefined) return wrong;
  if (draft.attributes !== null || present !== Object.keys(fields).length) {
    const attributes = gatherAttributes(draft.attributes as object | null, fields, plan.known, PERSONAL_FIELDS);
    if (isFault(attributes)) return attributes;
    draft.attributes = attributes;
  } else draft.attributes = NO_ATTRIBUTES;
  if (plan.needsAttribute && Object.keys(draft.attributes as object).length === 0) {
    return fault("missing", "attributes", "is missing: there is no attribute with a value");
  }
  return finish(plan, draft as Draft & typeof draft, context);
}

function finish(plan: Plan, draft: Draft, context: ParseContext): ParseResult {
  const at = draft.at as bigint;
  const recorded = (draft.recorded as bigint | null) ?? context.recorded ?? at;
  if (at - recorded > MICROS_PER_DAY) return fault("future", "at", "is more than a day after `recorded`");
  draft.recorded = recorded;
  if (plan.isMessage) draft.automatic ??= false;
  return { ok: true, event: Object.freeze(draft) as unknown as LogEvent };
}
