import fc from "fast-check";

// Few words each, so that random events meet in the same conversation, agent, team or topic.

const oneOf = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

/** Names a random log uses, by what they name. */
export const WORDS = Object.freeze({
  conversation: oneOf("a", "a", "a", "b", "b", "c"),
  customer: oneOf("ann", "bob", "Ünal"),
  agent: oneOf("x", "y", "z"),
  team: oneOf("red", "blue", "night"),
  project: oneOf("p1", "p2"),
  order: oneOf("o1", "o2"),
  review: oneOf("r1"),
  product: oneOf("kettle", "lamp"),
  channel: oneOf("email", "chat", "phone"),
  source: oneOf("s", "s", "t"),
  draft: oneOf("d1", "d2"),
});

/** Attributes, among them the keys that calendars and targets look at; `gone` names no calendar. */
export const ATTRIBUTES = fc.dictionary(
  oneOf("topic", "priority", "schedule", "language"),
  oneOf("billing", "high", "night", "gone"),
  {
    minKeys: 1,
    maxKeys: 2,
  },
);

/** Ids: mostly different ones; some meet, and some sort otherwise as UTF-8 than as UTF-16. */
export const IDS = fc.oneof(
  { weight: 6, arbitrary: fc.nat(299).map((number) => `e${number}`) },
  { weight: 1, arbitrary: oneOf("1", "2", "10", "～", "😀", "é") },
);

/** Dimensions of queries: of facts, credits, moments and attributes. */
export const DIMENSIONS = Object.freeze([
  "conversation",
  "channel",
  "project",
  "source",
  "customer",
  "product",
  "agent",
  "team",
  "topic",
  "priority",
  "order",
  "waiting_on",
  "hour_of_day",
  "weekday",
  "hour_of_week",
]);
