import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareEvents,
  compareUtf8,
  type LogEvent,
  newestRecorded,
  parseEvent,
  resolveLog,
} from "../../src/event/index.ts";

const at = (hour: number): string => `2026-10-01T${String(hour).padStart(2, "0")}:00:00Z`;

/** An assignment at 08:00, recorded at the given hour; `change` may say otherwise. */
function assigned(agent: string, hour: number, change: object = {}): LogEvent {
  const record = {
    id: "1",
    type: "conversation.assigned",
    at: at(8),
    recorded: at(hour),
    source: "desk",
    channel: "chat",
    conversation: "c",
    agent,
  };
  const result = parseEvent({ ...record, ...change });
  if (!result.ok) throw new Error(result.message);
  return result.event;
}

const agents = (events: readonly LogEvent[], asOf?: bigint) =>
  resolveLog(events, asOf).map(({ agent, recorded }) => [agent, recorded]);
const known = (hour: number): bigint => assigned("x", hour).recorded;
const voided = { void: true };

describe("the log as known at an instant", () => {
  it("takes the same content again as known since the earlier", () => {
    expect(agents([assigned("a", 10), assigned("a", 9), assigned("a", 12)])).toEqual([["a", known(9)]]);
  });

  it("takes other content as a correction from its own recording on", () => {
    const log = [assigned("a", 9), assigned("b", 10)];
    expect(agents(log)).toEqual([["b", known(10)]]);
    expect(agents(log, known(9))).toEqual([["a", known(9)]]);
    expect(agents(log, known(8))).toEqual([]);
  });

  it("is not known later because a record came twice", () => {
    const log = [assigned("a", 9), assigned("b", 10, { id: "2" })];
    expect(newestRecorded([...log, assigned("a", 12)])).toBe(known(10));
    expect(newestRecorded([...log, assigned("a", 12, voided)])).toBe(known(12));
  });

  it("does not undo a correction when an old record comes again", () => {
    expect(agents([assigned("a", 9), assigned("b", 10), assigned("a", 11)])).toEqual([["b", known(10)]]);
  });

  it("voids an event and revives it by its own original", () => {
    const log = [assigned("a", 9), assigned("a", 10, voided), assigned("a", 11)];
    expect(agents(log)).toEqual([["a", known(11)]]);
    expect(agents(log, known(10))).toEqual([]);
    expect(agents(log, known(9))).toEqual([["a", known(9)]]);
    expect(agents([...log, assigned("a", 12, voided)])).toEqual([]);
    expect(agents([...log, assigned("a", 12, voided), assigned("b", 13)])).toEqual([["b", known(13)]]);
  });

  it("takes at one recording the content that is greater as bytes, so that a void wins over its original", () => {
    expect(agents([assigned("b", 9), assigned("a", 9)])).toEqual([["b", known(9)]]);
    expect(agents([assigned("a", 9, voided), assigned("a", 9)])).toEqual([]);
    const astral = assigned("😀", 9);
    expect(agents([assigned("\uffee", 9), astral])).toEqual([["😀", known(9)]]);
  });

  it("is the same whether personal text was kept or not", () => {
    const result = (text: "keep" | "drop") =>
      resolveLog(
        [
          ["z", false],
          ["a", true],
        ].map(([body, isVoid]) => {
          const record = {
            id: "1",
            type: "note.added",
            at: at(8),
            source: "desk",
            channel: "chat",
            conversation: "c",
            text: body,
            void: isVoid,
          };
          const parsed = parseEvent(record, { text });
          if (!parsed.ok) throw new Error(parsed.message);
          return parsed.event;
        }),
      );
    expect(result("keep")).toEqual([]);
    expect(result("drop")).toEqual([]);
  });

  it("keeps events apart by source and by id, whatever these look like", () => {
    const log = [assigned("a", 9), assigned("b", 9, { source: "other" }), assigned("c", 9, { id: '1","x' })];
    expect(resolveLog(log).length).toBe(3);
  });

  it("leaves out what has not happened yet, and knows nothing of an empty log", () => {
    const tomorrow = assigned("a", 9, { at: "2026-10-02T08:00:00Z" });
    expect(agents([tomorrow])).toEqual([]);
    expect(agents([tomorrow, assigned("b", 9, { id: "2", recorded: "2026-10-02T08:00:00Z" })]).length).toBe(2);
    expect(newestRecorded([tomorrow])).toBe(known(9));
    expect([newestRecorded([]), resolveLog([])]).toEqual([null, []]);
  });

  it("is the same for any order and repetition of the records, at every as-of", () => {
    const record = fc.record({
      agent: fc.constantFrom("a", "b"),
      hour: fc.integer({ min: 7, max: 11 }),
      isVoid: fc.boolean(),
      id: fc.constantFrom("1", "2"),
    });
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 9 }),
        fc.integer({ min: 7, max: 11 }),
        fc.infiniteStream(fc.nat()),
        (records, hour, picks) => {
          const log = records.map(({ agent, hour: when, isVoid, id }) => assigned(agent, when, { id, void: isVoid }));
          const more = log.flatMap((event) => (picks.next().value % 2 === 0 ? [event, { ...event }] : [event]));
          const shuffled = more
            .map((event) => [picks.next().value, event] as const)
            .sort(([a], [b]) => a - b)
            .map(([, event]) => event);
          expect(resolveLog(shuffled, known(hour))).toEqual(resolveLog(log, known(hour)));
          expect(resolveLog(log, known(hour))).toEqual(
            resolveLog(
              log.filter(({ recorded }) => recorded <= known(hour)),
              known(hour),
            ),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("the order of events", () => {
  it("is by instant, sequence, type, id and source", () => {
    const ordered = [
      assigned("a", 9, { at: at(7), sequence: 5 }),
      assigned("a", 9, { sequence: -1 }),
      assigned("a", 9, { type: "conversation.indexed" }),
      assigned("a", 9, { id: "1", source: "a" }),
      assigned("a", 9, { id: "1", source: "b" }),
      assigned("a", 9, { id: "10" }),
      assigned("a", 9, { id: "\uffee" }),
      assigned("a", 9, { id: "😀" }),
      assigned("a", 9, { type: "message.received", id: "0" }),
      assigned("a", 9, { type: "conversation.labelled", attributes: { a: "b" }, id: "0" }),
    ];
    expect([...ordered].reverse().sort(compareEvents)).toEqual(ordered);
  });

  it("of texts is that of their UTF-8 bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (left, right) => {
        expect(Math.sign(compareUtf8(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
      }),
      { numRuns: 5_000 },
    );
  });
});
