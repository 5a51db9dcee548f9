import {
  assigned,
  botResponse,
  closes,
  customers,
  firstResponse,
  handoff,
  replies,
  requests,
  resolutionRate,
  response,
  uncredited,
} from "./metrics.ts";
import { at, closed, knownUntil, received, type Story, sent } from "./story.ts";

const by = ["agent", "team"];

/** Who a row belongs to. */
export const creditStories: readonly Story[] = [
  {
    name: "the sender gets the reply, and the team is the last one named before it",
    says: "`team`: the last named by queued/assigned up to the row's end event; `agent`: the sender of the reply",
    events: [
      received("09:00"),
      at("09:01", "conversation.assigned", { agent: "x", team: "red" }),
      sent("09:10", { agent: "y" }),
      at("09:20", "conversation.queued", { team: "blue" }),
    ],
    gives: [
      {
        metric: firstResponse,
        query: { by },
        expect: [{ dimensions: { agent: "y", team: "red" }, estimate: { n: 1 } }],
      },
    ],
  },
  {
    name: "a row that has not ended belongs to the last assignee and the team as known",
    says: "rows placed by their opening and not ended: the closer, else the last assignee; else as known",
    events: [
      received("09:00"),
      at("09:01", "conversation.assigned", { agent: "x", team: "red" }),
      at("09:20", "conversation.assigned", { agent: "z" }),
      at("09:30", "conversation.queued", { team: "blue" }),
      knownUntil("10:00"),
    ],
    gives: [
      {
        metric: uncredited,
        query: { by },
        expect: [{ dimensions: { agent: null, team: "blue" }, estimate: { n: 1 } }],
      },
      {
        metric: firstResponse,
        query: { by },
        expect: [{ dimensions: { agent: "z", team: "blue" }, estimate: { n: 0, censored: 1 } }],
      },
      { metric: assigned, query: { by }, expect: [{ dimensions: { agent: "x", team: "red" }, estimate: { n: 1 } }] },
    ],
  },
  {
    name: "a close by a bot or a rule is credited to nobody",
    says: "A close `by` a bot or a rule is credited to nobody; without `by`: the agent when one is named, else a rule",
    events: [
      received("09:00"),
      closed("09:10", { agent: "x" }),
      received("09:00", { conversation: "b" }),
      closed("09:10", { conversation: "b", by: "bot", agent: "bot-7" }),
      received("09:00", { conversation: "c" }),
      closed("09:10", { conversation: "c" }),
    ],
    gives: [
      {
        metric: closes,
        query: { by: ["agent"] },
        expect: [
          { dimensions: { agent: "x" }, estimate: { n: 1 } },
          { dimensions: { agent: null }, estimate: { n: 2 } },
        ],
      },
    ],
  },
  {
    name: "an agent who is not named is credited with nothing",
    says: "a message sent by an agent who is not named is credited to nobody",
    events: [received("09:00"), at("09:01", "conversation.assigned", { agent: "x" }), sent("09:10")],
    gives: [
      {
        metric: firstResponse,
        query: { by: ["agent"] },
        expect: [{ dimensions: { agent: null }, estimate: { n: 1 } }],
      },
    ],
  },
  {
    name: "a bot answers, hands over, and a person replies",
    says: "a person's message to the customer; opened → the bot's hand-over (`from: bot`)",
    events: [
      received("09:00"),
      sent("09:00:20", { by: "bot", agent: "bot-7" }),
      at("09:01", "conversation.queued", { team: "red", from: "bot" }),
      sent("09:05", { agent: "y" }),
    ],
    gives: [
      { metric: firstResponse, expect: [{ estimate: { n: 1, value: 300 } }] },
      {
        metric: botResponse,
        query: { by: ["agent"] },
        expect: [{ dimensions: { agent: null }, estimate: { n: 1, value: 20 } }],
      },
      {
        metric: handoff,
        query: { by: ["team"] },
        expect: [{ dimensions: { team: "red" }, estimate: { n: 1, value: 60 } }],
      },
      {
        metric: replies,
        query: { by },
        expect: [
          { dimensions: { agent: "bot-7", team: null }, estimate: { n: 0 } },
          { dimensions: { agent: "y", team: "red" }, estimate: { n: 1 } },
          { dimensions: { agent: null, team: null }, estimate: { n: 0 } },
        ],
      },
    ],
  },
  {
    name: "labels, team and customer carry over into later cycles; a later label does not reach back",
    says: "Labels and the team carry over into later cycles; the last value known in the conversation up to the end of the cycle",
    events: [
      received("09:00", { customer: "ann" }),
      at("09:01", "conversation.labelled", { attributes: { topic: "billing" } }),
      at("09:02", "conversation.queued", { team: "red" }),
      at("09:03", "conversation.labelled", { attributes: { topic: "refund", vip: "yes" } }),
      closed("09:10"),
      at("10:00", "conversation.reopened"),
      at("10:05", "conversation.labelled", { attributes: { vip: "no" } }),
    ],
    gives: [
      {
        metric: requests,
        query: { by: ["topic", "vip", "team", "customer"] },
        expect: [
          { dimensions: { topic: "refund", vip: "no", team: "red", customer: "ann" }, estimate: { n: 1 } },
          { dimensions: { topic: "refund", vip: "yes", team: "red", customer: "ann" }, estimate: { n: 1 } },
        ],
      },
      { metric: customers, expect: [{ estimate: { n: 1 } }] },
      {
        metric: resolutionRate,
        query: { where: [{ dimension: "vip", values: ["no"] }] },
        expect: [{ estimate: { k: 0, n: 1, value: 0 } }],
      },
    ],
  },
  {
    name: "channel and project are those of the event that opened the cycle",
    says: "`channel`, `project`: of the cycle's first event",
    events: [
      received("08:00", { automatic: true, channel: "sms", project: "p0" }),
      received("09:00", { channel: "chat", project: "p1" }),
      sent("09:10", { channel: "email" }),
      closed("09:20", { channel: "phone" }),
      received("10:00", { channel: "phone" }),
      sent("10:10", { channel: "chat" }),
    ],
    gives: [
      {
        metric: response,
        query: { by: ["channel", "project"] },
        expect: [
          { dimensions: { channel: "chat", project: "p1" }, estimate: { n: 1 } },
          { dimensions: { channel: "phone", project: null }, estimate: { n: 1 } },
        ],
      },
    ],
  },
  {
    name: "at one instant the ids decide, as UTF-8 bytes",
    says: "then by `id`, then `source`, as UTF-8 bytes",
    events: [
      received("09:00"),
      at("09:10", "conversation.assigned", { id: "\u{1F600}", agent: "grin" }),
      at("09:10", "conversation.assigned", { id: "\uFF5E", agent: "tilde" }),
    ],
    gives: [
      { metric: assigned, query: { by: ["agent"] }, expect: [{ dimensions: { agent: "tilde" }, estimate: { n: 1 } }] },
    ],
  },
];
