/**
 * The table of types written a second time, by hand from the contract: what each type requires beyond `id`, `type`, `at`
 * and `source`, and an example of each of its own fields. The tests hold the code's table against this one.
 */
export const CONTRACT: readonly (readonly [type: string, required: string, own: Readonly<Record<string, unknown>>])[] =
  [
    ["conversation.published", "channel conversation", { public: true }],
    ["conversation.indexed", "channel conversation", {}],
    ["conversation.queued", "channel conversation team", { from: "bot" }],
    ["conversation.assigned", "channel conversation agent", { from: "bot" }],
    ["message.received", "channel conversation", { public: false, sentiment: -0.5, automatic: true, text: "Hello?" }],
    ["message.sent", "channel conversation by", { by: "bot", automatic: true, assist: "template", text: "Hello!" }],
    ["note.added", "channel conversation", { text: "Called the warehouse." }],
    ["conversation.paused", "channel conversation waiting_on", { waiting_on: "third-party" }],
    ["conversation.resumed", "channel conversation", {}],
    ["reply.waived", "channel conversation", {}],
    ["conversation.closed", "channel conversation outcome", { outcome: "self-service", by: "rule" }],
    ["conversation.reopened", "channel conversation", {}],
    ["conversation.labelled", "channel conversation attributes", {}],
    ["conversation.merged", "channel conversation into", { into: "c9" }],
    ["reply.drafted", "channel conversation agent draft", { draft: "d1", text: "Dear …" }],
    ["reply.approved", "channel conversation agent draft", { draft: "d1", text: "Dear …" }],
    ["reply.rejected", "channel conversation agent draft", { draft: "d1", text: "Dear …" }],
    ["work.logged", "channel conversation", { talk: 181.25, hold: 0, wrap: 30 }],
    ["task.assigned", "agent task", { task: "t1" }],
    ["task.completed", "agent task", { task: "t1" }],
    ["help.viewed", "article", { article: "returns", solved: true }],
    ["contact.deflected", "channel from to", { from: "phone", to: "whatsapp" }],
    ["survey.sent", "channel survey kind", { survey: "s1", kind: "ces" }],
    [
      "survey.answered",
      "channel survey kind score scale",
      { survey: "s1", kind: "nps", score: 9, scale: [0, 10], comment: "Quick!" },
    ],
    [
      "review.posted",
      "channel review rating scale",
      { rating: 4.5, scale: [1, 5], title: "Good", text: "Came in time." },
    ],
    [
      "review.changed",
      "channel review rating scale",
      { rating: 1, scale: [1, 5], title: "Broke", text: "After a week." },
    ],
    ["review.answered", "channel review", { text: "We are sorry." }],
    ["review.removed", "channel review", { text: "Gone." }],
    [
      "order.placed",
      "channel order value currency",
      {
        value: "129.90",
        currency: "EUR",
        promised: "2026-10-05T18:00:00+02:00",
        items: [{ sku: "LAMP-7", category: "lamps", quantity: 2, price: "64.95" }],
      },
    ],
    ["order.shipped", "channel order", {}],
    ["order.delivered", "channel order", {}],
    ["order.cancelled", "channel order by", { by: "buyer" }],
    ["order.return_requested", "channel order", {}],
    ["order.return_answered", "channel order", {}],
    ["order.refunded", "channel order value", { value: "0" }],
    ["order.claimed", "channel order kind", { kind: "a-to-z" }],
    ["shift.worked", "agent seconds", { seconds: 27_000 }],
  ];

/** A record of the type with every field of the contract filled. */
export function fullRecord(type: string): Record<string, unknown> {
  const own = CONTRACT.find(([name]) => name === type)?.[2];
  return {
    id: "e1",
    type,
    at: "2026-10-01T09:00:00.123456+02:00",
    recorded: "2026-10-01T09:00:05Z",
    source: "desk",
    channel: "email",
    sequence: 3,
    derived: true,
    void: true,
    conversation: "c1",
    customer: "u1",
    agent: "a1",
    team: "berlin",
    project: "p1",
    order: "o1",
    review: "r1",
    product: "lamp",
    attributes: { topic: "delivery" },
    ...own,
  };
}

/** A record of the type with the required fields and nothing more. */
export function minimalRecord(type: string): Record<string, unknown> {
  const required = ["id", "type", "at", "source", ...(CONTRACT.find(([name]) => name === type)?.[1].split(" ") ?? [])];
  const names = type === "work.logged" ? [...required, "wrap"] : required;
  const full = fullRecord(type);
  return Object.fromEntries(names.map((name) => [name, full[name]]));
}
