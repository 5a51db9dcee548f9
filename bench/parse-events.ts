/**
 * Events per CPU second through `JSON.parse` and `parseEvent`, and through the zod schema for comparison.
 * Run: `node bench/parse-events.ts [events]`. Goal: at least 200,000 events a CPU second from text to event.
 */
import { eventSchema, parseEvent, parseJsonLine } from "../packages/core/src/event/index.ts";

const KINDS = [
  { type: "message.received", customer: "c-81723", public: false, sentiment: -0.25, text: "Where is my parcel?" },
  { type: "conversation.assigned", agent: "agent-17", team: "berlin" },
  { type: "message.sent", agent: "agent-17", team: "berlin", by: "agent", text: "It is on its way." },
  { type: "work.logged", agent: "agent-17", talk: 182.5, wrap: 30 },
  { type: "conversation.closed", agent: "agent-17", outcome: "solved", by: "agent", region: "north" },
];

function lines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 9, 1) + index * 1_733).toISOString();
    return JSON.stringify({
      id: `7f1c9c1e-5b1d-4c1a-9a53-${index.toString(16).padStart(12, "0")}`,
      at,
      source: "zendesk-eu",
      channel: "email",
      conversation: `conversation-${Math.floor(index / 5)}`,
      attributes: { topic: "delivery", language: "en", priority: "normal" },
      ...KINDS[index % KINDS.length],
    });
  });
}

/** Best of five runs, so that other work on the machine disturbs least. */
function rate(name: string, count: number, run: () => number): void {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const before = process.cpuUsage();
    if (run() !== count) throw new Error(`${name}: not every event was taken`);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  console.log(`${name.padEnd(32)} ${Math.round(count / best).toLocaleString("en")} events / CPU s`);
}

const texts = lines(Number(process.argv[2] ?? 200_000));
const records: unknown[] = texts.map((text) => JSON.parse(text));
const schema = eventSchema();
const count = (taken: Iterable<boolean>): number => {
  let sum = 0;
  for (const one of taken) if (one) sum += 1;
  return sum;
};

rate("JSON.parse", texts.length, () => count(texts.map((text) => JSON.parse(text) !== null)));
rate("parseEvent", texts.length, () => count(records.map((record) => parseEvent(record).ok)));
rate("parseJsonLine + parseEvent", texts.length, () =>
  count(
    texts.map((text) => {
      const line = parseJsonLine(text);
      return line.ok && parseEvent(line.record).ok;
    }),
  ),
);
rate("zod schema", texts.length, () => count(records.map((record) => schema.safeParse(record).success)));
