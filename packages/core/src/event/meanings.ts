import type { ENVELOPE_FIELDS } from "./columns.ts";

/** What each field of the envelope means, for the reference and the JSON Schema. */
export const ENVELOPE_MEANINGS = Object.freeze({
  id: "unique within `source`; (`source`, `id`) is the idempotency key",
  type: "what happened",
  at: "when it happened, at its origin; kept as UTC microseconds (more digits are cut; a leap second is refused)",
  recorded: "when this log learned of it; where absent, set at ingest, or `at` where a file is measured directly",
  source: "the connection it came through, as named in the project's config",
  channel:
    "well-known: `email` `phone` `chat` `web` `facebook` `messenger` `instagram` `x` `whatsapp` `wechat` `telegram` `sms` `forum` `blog` `portal` `amazon` `ebay` `shop` `app-store` `google-play` `google` `trustpilot`; others are allowed",
  sequence: "the source's own order among events of a conversation at one instant; default 0",
  derived: "the source states no time for this: `at` is when polling first saw it; default false",
  void: "in a correction, which repeats the required fields: the event never happened; default false",
  conversation: "global to the log",
  customer: "global to the log",
  agent: "global to the log",
  team: "global to the log",
  project: "global to the log",
  order: "belongs to its source",
  review: "belongs to its source",
  product: "global to the log",
  attributes: "every key is a dimension that reports can break down by",
} as const satisfies Record<keyof typeof ENVELOPE_FIELDS, string>);

/** What the types' own fields mean where the name does not say it. */
export const OWN_MEANINGS: Readonly<Record<string, string>> = Object.freeze({
  public: "whether everybody can read it",
  from: "where it came from",
  to: "where it went",
  waiting_on: "whom the pause waits for",
  into: "the conversation in which it goes on",
  by: "who did it",
  automatic: "nobody wrote it (RFC 3834); default false",
  assist: "the reply was suggested by a machine, or is a template",
  sentiment: "−1 negative … 1 positive",
  text: "personal; kept only where the config says so",
  title: "personal; kept only where the config says so",
  comment: "personal; kept only where the config says so",
  draft: "the draft this is about; belongs to its source",
  task: "belongs to its source",
  article: "the article of the knowledge base",
  solved: "whether it answered the customer's question",
  survey: "one sending, not the questionnaire; belongs to its source",
  scale: "low below high",
  score: "the answer",
  rating: "the stars or points given",
  value: "money",
  items: "the lines of the order; `price` is for one unit",
  promised: "the instant to ship by",
  seconds: "presence",
});
