import { agentWait, paused, queue, queues, requesterWait, work } from "./metrics.ts";
import { at, closed, received, type Story, sent } from "./story.ts";

const queued = (time: string) => at(time, "conversation.queued", { team: "red" });
const given = (time: string) => at(time, "conversation.assigned", { agent: "x" });
const pause = (time: string, waiting_on: string) => at(time, "conversation.paused", { waiting_on });

/** Queues, pauses, and who owes the next message. */
export const spellStories: readonly Story[] = [
  {
    name: "the first wait in a queue, and all of them",
    says: "queued → assigned, where queued comes first; `total_queue_time` adds later spells in a queue",
    events: [
      received("09:00"),
      queued("09:00"),
      queued("09:05"),
      given("09:10"),
      queued("09:20"),
      given("09:35"),
      queued("09:40"),
      closed("09:50"),
    ],
    gives: [
      { metric: queue, expect: [{ estimate: { n: 1, value: 600 } }] },
      { metric: queues, expect: [{ estimate: { n: 1, value: 600 + 900 + 600 } }] },
    ],
  },
  {
    name: "an assignment before the queue leaves the first wait out",
    says: "queued → assigned, where queued comes first",
    events: [received("09:00"), given("09:10"), queued("09:20"), given("09:35")],
    gives: [
      { metric: queue, expect: [{ estimate: { n: 0, leftOut: { negative: 1 } } }] },
      { metric: queues, expect: [{ estimate: { n: 1, value: 900 } }] },
    ],
  },
  {
    name: "a second pause ends the first, a received message ends a pause, a sent one does not, a close does",
    says: "A second pause ends the first; a received message or a close ends a pause, a sent one does not",
    events: [
      received("08:00"),
      pause("09:00", "customer"),
      pause("09:10", "third-party"),
      received("09:30"),
      sent("09:35"),
      pause("10:00", "customer"),
      sent("10:05"),
      closed("10:20"),
    ],
    gives: [
      { metric: paused, expect: [{ estimate: { n: 1, value: 3000 } }] },
      {
        metric: paused,
        query: { by: ["waiting_on"] },
        expect: [
          { dimensions: { waiting_on: "customer" }, estimate: { n: 1, value: 1800 } },
          { dimensions: { waiting_on: "third-party" }, estimate: { n: 1, value: 1200 } },
        ],
      },
      { metric: work, expect: [{ estimate: { n: 1, value: 8400 - 3000 } }] },
    ],
  },
  {
    name: "resumed without a pause says nothing, and a cycle never paused is left out",
    says: "`resumed` without a pause says nothing; never paused: left out",
    events: [
      received("08:00"),
      at("08:10", "conversation.resumed"),
      pause("08:20", "snooze"),
      at("08:30", "conversation.resumed"),
      at("08:40", "conversation.resumed"),
      closed("09:00"),
      received("08:00", { conversation: "b" }),
      closed("09:00", { conversation: "b" }),
    ],
    gives: [
      { metric: paused, expect: [{ estimate: { n: 1, value: 600, leftOut: { "no-value": 1 } } }] },
      { metric: work, expect: [{ estimate: { n: 2, min: 3000, max: 3600 } }] },
    ],
  },
  {
    name: "a pause after the close changes nothing",
    says: "Anything else after a close belongs to the closed cycle and changes no instant of it",
    events: [received("08:00"), closed("09:00"), pause("09:10", "customer"), at("09:30", "conversation.resumed")],
    gives: [
      { metric: paused, expect: [{ estimate: { n: 0, leftOut: { "no-value": 1 } } }] },
      { metric: work, expect: [{ estimate: { n: 1, value: 3600 } }] },
    ],
  },
  {
    name: "company and customer owe the next message in turn",
    says: "the company until a person's message, the customer until the next received; they add up to closed − asked",
    events: [
      received("09:00"),
      sent("09:05", { by: "bot" }),
      sent("09:10"),
      received("09:30"),
      pause("09:40", "third-party"),
      sent("09:50"),
      closed("10:00"),
    ],
    gives: [
      { metric: requesterWait, expect: [{ estimate: { n: 1, value: 1800 } }] },
      { metric: agentWait, expect: [{ estimate: { n: 1, value: 1800 } }] },
    ],
  },
  {
    name: "a waived stretch is nobody's",
    says: "they add up to closed − asked, less waived stretches",
    events: [received("09:00"), at("09:15", "reply.waived"), received("09:30"), sent("09:40"), closed("10:00")],
    gives: [
      { metric: requesterWait, expect: [{ estimate: { n: 1, value: 600 } }] },
      { metric: agentWait, expect: [{ estimate: { n: 1, value: 3600 - 600 - 900 } }] },
    ],
  },
  {
    name: "a turn that is open at the close is owed until then",
    says: "asked … closed, split by who owes the next message",
    events: [received("09:00"), closed("09:20"), sent("09:40")],
    gives: [
      { metric: requesterWait, expect: [{ estimate: { n: 1, value: 1200 } }] },
      { metric: agentWait, expect: [{ estimate: { n: 1, value: 0 } }] },
    ],
  },
];
