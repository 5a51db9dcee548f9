import { EVENT_TYPES, type EventType, type EventTypeSpec, eventType, formatInstant, parseInstant } from "@almanac/core";
import fc from "fast-check";
import type { ExampleEvent } from "../example/example.ts";
import { ownFields } from "./fields.ts";
import { PHRASES } from "./phrases.ts";
import { ATTRIBUTES, IDS, WORDS } from "./words.ts";

/** How often a type occurs in random logs, where it is not once. */
const WEIGHTS: Partial<Record<EventType, number>> = {
  "message.received": 14,
  "message.sent": 14,
  "conversation.closed": 9,
  "conversation.assigned": 7,
  "conversation.queued": 6,
  "conversation.published": 4,
  "conversation.indexed": 3,
  "conversation.labelled": 4,
  "conversation.paused": 5,
  "conversation.resumed": 3,
  "conversation.reopened": 3,
  "conversation.merged": 2,
  "reply.waived": 3,
  "reply.drafted": 2,
  "reply.approved": 2,
  "reply.rejected": 2,
  "work.logged": 4,
  "note.added": 2,
  "shift.worked": 2,
};

const START = parseInstant("2026-10-24T20:00:00Z");
const FIRST = START.ok ? START.micros : 0n;
const MINUTE = 60_000_000n;

/** Minutes of two days around the night in which European clocks go back, some instants a microsecond off. */
const instantOf = fc
  .tuple(fc.nat(2 * 24 * 12), fc.constantFrom(0n, 0n, 0n, 1n, 999_999n))
  .map(([fives, micros]) => FIRST + BigInt(fives) * 5n * MINUTE + micros);

/** A value in `weight` of 20 records, absent in the others. */
const sometimes = <T>(value: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary: value }, { weight: 20 - weight, arbitrary: fc.constant(undefined) });

function envelopeOf({ needs, channelOptional, forms }: EventTypeSpec) {
  const need = (name: keyof typeof WORDS, weight: number) =>
    (needs as readonly string[]).includes(name) ? WORDS[name] : sometimes(WORDS[name], weight);
  return fc.record({
    id: IDS,
    source: WORDS.source,
    channel: channelOptional ? sometimes(WORDS.channel, 10) : WORDS.channel,
    sequence: sometimes(fc.constantFrom(-1, 1, 2), 3),
    derived: sometimes(fc.constant(true), 3),
    void: sometimes(fc.constant(true), 1),
    conversation: need("conversation", forms ? 20 : 14),
    customer: need("customer", 8),
    agent: need("agent", 14),
    team: need("team", 8),
    project: need("project", 6),
    order: need("order", 2),
    review: need("review", 2),
    product: need("product", 4),
    attributes: sometimes(ATTRIBUTES, 4),
  });
}

/** `recorded` mostly absent; else later, or up to a day before `at`. */
const delays = sometimes(fc.constantFrom(-20, 0, 1, 30), 2);

function instantsOf(at: bigint, delay: number | undefined): Readonly<Record<string, string>> {
  const recorded = delay === undefined ? {} : { recorded: formatInstant(at + BigInt(delay) * 60n * MINUTE) };
  return { at: formatInstant(at), ...recorded };
}

/** A record of one type; `stated` goes before what chance gives it. */
function recordOf(
  type: EventTypeSpec,
  at: bigint,
  stated: Readonly<Record<string, unknown>> = {},
): fc.Arbitrary<ExampleEvent> {
  return fc.tuple(delays, envelopeOf(type), ownFields(type)).map(([delay, envelope, own]) => {
    const fields = { type: type.name, ...instantsOf(at, delay), ...envelope, ...own, ...stated };
    return Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as unknown as ExampleEvent;
  });
}

/** Any record of any type, more of the frequent ones. */
function anyRecord(instants: readonly bigint[]): fc.Arbitrary<readonly ExampleEvent[]> {
  const weighted = EVENT_TYPES.map((type) => ({ weight: WEIGHTS[type.name] ?? 1, arbitrary: fc.constant(type) }));
  return fc
    .tuple(fc.oneof(...weighted), fc.constantFrom(...instants))
    .chain(([type, at]) => recordOf(type, at))
    .map((record) => [record]);
}

/** Records of one conversation that follow one another, at one instant or at several. */
function phrase(instants: readonly bigint[]): fc.Arbitrary<readonly ExampleEvent[]> {
  const start = fc.nat(instants.length - 1);
  return fc
    .tuple(fc.constantFrom(...PHRASES), WORDS.conversation, WORDS.source, start, fc.nat(2))
    .chain(([types, conversation, source, from, step]) => {
      const records = types.map((name, index) => {
        const at = instants[Math.min(from + index * step, instants.length - 1)] ?? FIRST;
        return recordOf(eventType(name) as EventTypeSpec, at, {
          conversation,
          source,
          ...(name.startsWith("reply.") && name !== "reply.waived" ? { draft: "d1" } : {}),
        });
      });
      return fc.tuple(...records);
    });
}

const inOrder = (instants: readonly bigint[]): readonly bigint[] =>
  instants.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/**
 * Random logs as plain records of the contract: every type of event, several sources, few conversations and instants (so
 * many ties), what usually follows one another and what never does, shared ids, corrections, voids, merges, automatic
 * messages, derived times, late and early `recorded`, two days around a change of clocks. `parts`: most phrases or single
 * records, default 16. Shrinks towards few and simple records.
 */
export function logs({ parts = 16 }: { readonly parts?: number } = {}): fc.Arbitrary<readonly ExampleEvent[]> {
  const few = fc.array(instantOf, { minLength: 1, maxLength: 3, size: "max" });
  const several = fc.array(instantOf, { minLength: 4, maxLength: 24, size: "max" });
  return fc.oneof({ weight: 1, arbitrary: few }, { weight: 4, arbitrary: several }).chain((unordered) => {
    const instants = inOrder(unordered);
    const part = fc.oneof({ weight: 1, arbitrary: anyRecord(instants) }, { weight: 2, arbitrary: phrase(instants) });
    return fc.array(part, { minLength: 1, maxLength: parts, size: "max" }).map((all) => all.flat());
  });
}
