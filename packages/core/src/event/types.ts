import { between, choice, type Field, field, required } from "./fields.ts";

/** An id of the envelope that a type of event may require. */
export type EnvelopeId = "conversation" | "customer" | "agent" | "team" | "project" | "order" | "review" | "product";

interface TypeRow {
  /** Ids of the envelope that must be present. */
  readonly needs: readonly EnvelopeId[];
  /** True when the event forms cycles of its conversation; the others belong to a cycle and never open one. */
  readonly forms: boolean;
  /** True when `channel` may be absent. */
  readonly channelOptional: boolean;
  /** The fields of this type alone, in the order of the contract. */
  readonly own: Readonly<Record<string, Field>>;
  /** Own fields of which at least one must be present. */
  readonly oneOf: readonly string[];
  /** What the event says, in the words of the contract. */
  readonly meaning: string;
}

type OwnFields = Readonly<Record<string, Field>>;
type NoFields = Record<never, never>;

const forming = <const N extends readonly EnvelopeId[], const O extends OwnFields = NoFields>(
  meaning: string,
  own: O = {} as O,
  ...needs: N
) =>
  ({
    needs: Object.freeze(["conversation", ...needs] as const),
    forms: true,
    channelOptional: false,
    own: Object.freeze(own),
    oneOf: Object.freeze([] as string[]),
    meaning,
  }) as const;

/** A type whose events belong to a cycle of the conversation they name, if any, and never open one. */
const apart = <const N extends readonly EnvelopeId[], const O extends OwnFields = NoFields>(
  meaning: string,
  own: O = {} as O,
  ...needs: N
) => ({ ...forming<N, O>(meaning, own, ...needs), needs: Object.freeze(needs), forms: false }) as const;

const flag = field("flag");
const text = field("text");
const id = required(field("id"));
const bot = choice("bot");
const survey = { survey: id, kind: required(choice("csat", "nps", "ces")) } as const;
const rated = { rating: required(field("scored")), scale: required(field("scale")), title: text, text } as const;
const decision = { draft: id, text } as const;
const seconds = field("seconds");

/**
 * Every type of event. The order of the rows is the order of events at one instant (after `at` and `sequence`);
 * source: "How cycles come out of events" in the event contract.
 */
const TABLE = {
  "conversation.published": forming(
    "the customer's first post or message exists at its origin; it starts the customer's wait like a message, but only `message.*` count as messages",
    { public: flag },
  ),
  "conversation.indexed": forming("monitoring found it"),
  "conversation.queued": forming(
    "given to a team, or given back to its queue; from a bot: a hand-over",
    { from: bot },
    "team",
  ),
  "conversation.assigned": forming(
    "given to a person; a later one to another agent is a transfer",
    { from: bot },
    "agent",
  ),
  "message.received": forming(
    "from the customer; an automatic one (out of office, bounce) opens neither turn nor cycle and is no contact",
    { public: flag, sentiment: between(-1, 1), automatic: flag, text },
  ),
  "message.sent": forming("to the customer; automatic = an acknowledgement nobody wrote (RFC 3834)", {
    by: required(choice("agent", "bot")),
    automatic: flag,
    assist: choice("suggested", "template"),
    text,
  }),
  "note.added": forming("internal, never a reply", { text }),
  "conversation.paused": forming(
    "pending, on hold, snoozed; a second pause ends the first; a received message or a close ends a pause, a sent one does not",
    { waiting_on: required(choice("customer", "third-party", "snooze")) },
  ),
  "conversation.resumed": forming("the pause is over; without a pause it says nothing"),
  "reply.waived": forming("somebody marked that no reply is needed"),
  "conversation.closed": forming("the cycle ends; without `by`: the agent when one is named, else a rule", {
    outcome: required(choice("solved", "abandoned", "spam", "duplicate", "self-service")),
    by: choice("agent", "bot", "rule"),
  }),
  "conversation.reopened": forming("a new cycle begins"),
  "conversation.labelled": forming(
    "topic, complexity, priority, language, location …; the last value of a key counts",
    { attributes: required(field("attributes")) },
  ),
  "conversation.merged": forming(
    "it goes on in another conversation, which exists from then on even if unknown before",
    { into: id },
  ),
  "reply.drafted": forming("a reply was written and waits for approval; `agent` did it", decision, "agent"),
  "reply.approved": forming("the draft may be sent; `agent` did it", decision, "agent"),
  "reply.rejected": forming("the draft may not be sent; `agent` did it", decision, "agent"),
  "work.logged": {
    ...forming("an agent's measured effort on the conversation", { talk: seconds, hold: seconds, wrap: seconds }),
    oneOf: ["talk", "hold", "wrap"],
  },
  "task.assigned": { ...apart("a task was given to the agent", { task: id }, "agent"), channelOptional: true },
  "task.completed": { ...apart("the agent finished the task", { task: id }, "agent"), channelOptional: true },
  "help.viewed": {
    ...apart("self-service: a knowledge-base article was read", { article: id, solved: flag }),
    channelOptional: true,
  },
  "contact.deflected": apart("a contact moved, e.g. from phone to messaging", { from: id, to: id }),
  "survey.sent": apart("a survey was sent; `survey` names one sending, not the questionnaire", survey),
  "survey.answered": apart("a survey was answered; emoji answers arrive as numbers on their scale", {
    ...survey,
    score: required(field("scored")),
    scale: required(field("scale")),
    comment: text,
  }),
  "review.posted": apart("a review appeared", rated, "review"),
  "review.changed": apart("its author changed the review", rated, "review"),
  "review.answered": apart("the company answered the review", { text }, "review"),
  "review.removed": apart("the review is gone", { text }, "review"),
  "order.placed": apart(
    "an order; money is a decimal string ≥ 0, never a float",
    {
      value: required(field("money")),
      currency: required(field("currency")),
      items: field("items"),
      promised: field("instant"),
    },
    "order",
  ),
  "order.shipped": apart("the order left the seller", {}, "order"),
  "order.delivered": apart("the order reached the buyer", {}, "order"),
  "order.cancelled": apart("the order was called off", { by: required(choice("seller", "buyer")) }, "order"),
  "order.return_requested": apart("the buyer wants to return the order", {}, "order"),
  "order.return_answered": apart("the seller answered the request to return", {}, "order"),
  "order.refunded": apart("money went back to the buyer", { value: required(field("money")) }, "order"),
  "order.claimed": apart(
    "a claim against the order",
    { kind: required(choice("a-to-z", "chargeback", "not-received", "not-as-described")) },
    "order",
  ),
  "shift.worked": {
    ...apart(
      "presence on the local day of `at`; an absence is the missing shift",
      { seconds: required(seconds) },
      "agent",
    ),
    channelOptional: true,
  },
} as const satisfies Record<string, TypeRow>;

/** The rows of the table with their literal types, from which the types of input derive. */
export type EventTable = typeof TABLE;

/** The name of a type of event, e.g. `"message.sent"`. */
export type EventType = keyof EventTable;

/** One type of event as data. */
export interface EventTypeSpec extends TypeRow {
  readonly name: EventType;
  /** Its place among events of one instant, from 0. */
  readonly rank: number;
}

/** All types of event in the order they take at one instant; `rank` is the index. */
export const EVENT_TYPES: readonly EventTypeSpec[] = Object.freeze(
  (Object.entries(TABLE) as [EventType, TypeRow][]).map(([name, row], rank) => Object.freeze({ name, rank, ...row })),
);

const BY_NAME: ReadonlyMap<string, EventTypeSpec> = new Map(EVENT_TYPES.map((type) => [type.name, type]));

/** The type of that name; undefined when the contract has none. */
export const eventType = (name: string): EventTypeSpec | undefined => BY_NAME.get(name);

/** The place of a type among events of one instant, from 0. */
export const rankOf = (name: EventType): number => BY_NAME.get(name)?.rank ?? EVENT_TYPES.length;
