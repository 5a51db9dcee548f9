import { firstResponse, response } from "./metrics.ts";
import { at, closed, knownUntil, received, type Story, sent } from "./story.ts";

/** What a turn is, and what ends it. */
export const turnStories: readonly Story[] = [
  {
    name: "two turns of 6 and 8 minutes have a mean of 7",
    says: "row = turn: its first message → its reply; 6 and 8 min give a mean of 7; maximum = slowest response",
    events: [received("09:00"), sent("09:06"), received("10:00"), sent("10:08")],
    gives: [
      { metric: response, expect: [{ estimate: { n: 2, censored: 0, mean: 420, value: 420, max: 480, leftOut: {} } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 1, mean: 360 } }] },
    ],
  },
  {
    name: "several messages of the customer in a row are one turn",
    says: "more customer messages before that are the same turn",
    events: [received("09:00"), received("09:05"), received("09:07"), sent("09:10")],
    gives: [{ metric: response, expect: [{ estimate: { n: 1, value: 600 } }] }],
  },
  {
    name: "neither an automatic message nor a bot ends a turn",
    says: "ends with the next person's message that is not automatic",
    events: [received("09:00"), sent("09:01", { automatic: true }), sent("09:02", { by: "bot" }), sent("09:10")],
    gives: [{ metric: response, expect: [{ estimate: { n: 1, value: 600 } }] }],
  },
  {
    name: "an automatic message of the customer opens no turn",
    says: "an automatic one (out of office, bounce) opens neither turn nor cycle and is no contact",
    events: [received("09:00"), sent("09:10"), received("09:20", { automatic: true }), knownUntil("11:00")],
    gives: [{ metric: response, expect: [{ estimate: { n: 1, censored: 0, value: 600 } }] }],
  },
  {
    name: "a publication starts the wait like a message",
    says: "it starts the customer's wait like a message, but only `message.*` count as messages",
    events: [at("08:00", "conversation.published"), received("08:30"), sent("09:00")],
    gives: [
      { metric: response, expect: [{ estimate: { n: 1, value: 3600 } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 1, value: 3600 } }] },
    ],
  },
  {
    name: "a waiver before the first reply voids the turn and leaves the cycle out of first response",
    says: "`reply.waived` voids the turn that is open; a cycle waived before a person's first reply is left out of first response",
    events: [received("09:00"), at("09:05", "reply.waived"), received("09:20"), sent("09:30")],
    gives: [
      { metric: response, expect: [{ estimate: { n: 1, value: 600, leftOut: { waived: 1 } } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 0, value: null, leftOut: { waived: 1 } } }] },
    ],
  },
  {
    name: "a waiver after the first reply leaves first response alone",
    says: "a cycle waived before a person's first reply is left out",
    events: [received("09:00"), sent("09:10"), received("09:20"), at("09:25", "reply.waived")],
    gives: [
      { metric: response, expect: [{ estimate: { n: 1, value: 600, leftOut: { waived: 1 } } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 1, value: 600, leftOut: {} } }] },
    ],
  },
  {
    name: "an open turn is censored at the as-of instant",
    says: "a row whose end has not come is censored at the as-of instant; T is the newest `recorded` in the log",
    events: [received("09:00"), sent("09:10"), received("09:20"), knownUntil("10:00")],
    gives: [{ metric: response, expect: [{ estimate: { n: 1, censored: 1, value: 600, medianKaplanMeier: 600 } }] }],
  },
  {
    name: "a cycle that closes without a reply is left out, not censored",
    says: "A cycle closed without its end event is left out and counted, not censored",
    events: [received("09:00"), closed("09:30")],
    gives: [
      { metric: response, expect: [{ estimate: { n: 0, censored: 0, leftOut: { "closed-unanswered": 1 } } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 0, censored: 0, leftOut: { "closed-unanswered": 1 } } }] },
    ],
  },
  {
    name: "a reply after the close counts as the reply",
    says: "A reply after the close counts as the reply; a `message.sent` may still end the open turn (and be the first reply)",
    events: [received("09:00"), closed("09:10"), sent("09:15")],
    gives: [
      { metric: response, expect: [{ estimate: { n: 1, value: 900 } }] },
      { metric: firstResponse, expect: [{ estimate: { n: 1, value: 900 } }] },
    ],
  },
];
