import { describe, expect, it } from "vitest";
import { type LogEvent, type ParseContext, parseEvent } from "../../src/event/index.ts";
import { fullRecord, minimalRecord } from "./contract.ts";

function take(record: unknown, context?: ParseContext): LogEvent {
  const result = parseEvent(record, context);
  if (!result.ok) throw new Error(`${result.reason}: ${result.message}`);
  return result.event;
}

const sent = (change: object) => ({ ...minimalRecord("message.sent"), ...change });

describe("an event that was taken", () => {
  it("is flat and frozen, with UTC microseconds and millionths", () => {
    const event = take(fullRecord("order.placed"));
    expect(event).toMatchObject({
      at: 1_790_838_000_123_456n,
      recorded: 1_790_845_205_000_000n,
      promised: 1_791_216_000_000_000n,
      value: "129.90",
      currency: "EUR",
    });
    expect(event.items).toEqual([{ sku: "LAMP-7", category: "lamps", quantity: 2_000_000n, price: "64.95" }]);
    expect(
      Object.isFrozen(event) &&
        Object.isFrozen(event.items) &&
        Object.isFrozen(event.items?.[0]) &&
        Object.isFrozen(event.attributes),
    ).toBe(true);
    expect(take(fullRecord("review.posted"))).toMatchObject({
      rating: 4_500_000n,
      scale_low: 1_000_000n,
      scale_high: 5_000_000n,
    });
    expect(take(fullRecord("message.received"))).toMatchObject({ sentiment: -500_000n, public: false });
    expect(take(fullRecord("work.logged"))).toMatchObject({ talk: 181_250_000n, hold: 0n, wrap: 30_000_000n });
    expect(take(fullRecord("shift.worked"))).toMatchObject({ seconds: 27_000_000_000n });
  });

  it("has the defaults, and null for all that is absent", () => {
    const { id, type, at, recorded, source, channel, conversation, by, ...rest } = take(minimalRecord("message.sent"));
    expect([id, type, source, channel, conversation, by]).toEqual(["e1", "message.sent", "desk", "email", "c1", "bot"]);
    expect(recorded).toBe(at);
    const { sequence, derived, void: voided, automatic, attributes, ...absent } = rest;
    expect([sequence, derived, voided, automatic, attributes]).toEqual([0, false, false, false, {}]);
    expect(Object.values(absent).every((value) => value === null)).toBe(true);
    expect(take(minimalRecord("note.added")).automatic).toBeNull();
  });

  it("cuts digits after microseconds", () => {
    expect(take(sent({ at: "2026-10-01T00:00:00.1234569Z" })).at % 1_000_000n).toBe(123_456n);
  });

  it("keeps numbers to the nearest millionth", () => {
    const work = { ...minimalRecord("work.logged"), talk: 0.1 + 0.2, wrap: 1.0000005 };
    expect(take(work)).toMatchObject({ talk: 300_000n, wrap: 1_000_001n });
  });

  it("takes ids of 200 code points, also beyond the basic plane", () => {
    expect(take(sent({ id: "😀".repeat(200) })).id.length).toBe(400);
    expect(take(sent({ id: "x".repeat(200) })).id.length).toBe(200);
  });

  it("reads an empty optional id as absent", () => {
    expect(take(sent({ agent: "", team: "" }))).toMatchObject({ agent: null, team: null });
  });

  it("may be at most a day ahead of its recording", () => {
    expect(take(sent({ at: "2026-10-02T09:00:00Z", recorded: "2026-10-01T09:00:00Z" })).id).toBe("e1");
  });
});

describe("the context", () => {
  it("names the source of records that name none", () => {
    expect(take(sent({ source: null }), { source: "export" }).source).toBe("export");
    expect(take(sent({}), { source: "export" }).source).toBe("desk");
  });

  it("gives `recorded` where it is absent, and `future` is held against it", () => {
    const recorded = 1_790_838_000_000_000n;
    expect(take(sent({}), { recorded }).recorded).toBe(recorded);
    expect(take(sent({ recorded: "2026-10-03T00:00:00Z" }), { recorded }).recorded).not.toBe(recorded);
    expect(parseEvent(sent({ at: "2027-10-01T09:00:00Z" }), { recorded })).toMatchObject({
      reason: "future",
      path: "at",
    });
  });

  it("decides whether personal text is kept; the default is to drop it", () => {
    const { text, title } = fullRecord("review.posted");
    expect(take(fullRecord("review.posted"))).toMatchObject({ text: null, title: null });
    expect(take(fullRecord("review.posted"), { text: "keep" })).toMatchObject({ text, title });
    expect(take(fullRecord("survey.answered"), { text: "keep" }).comment).toBe("Quick!");
  });
});

describe("attributes", () => {
  it("take in extra scalars as JSON writes them", () => {
    const event = take(
      sent({ plan: "gold", seats: 12, ratio: 0.5, zero: -0, huge: 1e21, trial: false, none: null, long: 2n ** 64n }),
    );
    expect(event.attributes).toEqual({
      plan: "gold",
      seats: "12",
      ratio: "0.5",
      zero: "0",
      huge: "1e+21",
      trial: "false",
      long: "18446744073709551616",
    });
  });

  it("win over an extra field of the same name, unless they are null", () => {
    expect(take(sent({ topic: "b", attributes: { topic: "a" } })).attributes).toEqual({ topic: "a" });
    expect(take(sent({ topic: "b", attributes: { topic: null } })).attributes).toEqual({ topic: "b" });
  });

  it("take in a field that belongs to other types only", () => {
    const event = take({ ...minimalRecord("order.refunded"), currency: "EUR", outcome: "solved" });
    expect(event).toMatchObject({ currency: null, outcome: null, attributes: { currency: "EUR", outcome: "solved" } });
  });

  it("never hold personal text, whatever the type and the place", () => {
    for (const context of [{}, { text: "keep" }] as const) {
      const record = {
        ...minimalRecord("conversation.published"),
        text: "a",
        title: "b",
        comment: "c",
        attributes: { text: "d", title: "e", topic: "f" },
      };
      expect(take(record, context)).toMatchObject({
        text: null,
        title: null,
        comment: null,
        attributes: { topic: "f" },
      });
    }
  });

  it("label a conversation also when they come as extra fields", () => {
    const { attributes: _, ...record } = minimalRecord("conversation.labelled");
    expect(take({ ...record, topic: "billing" }).attributes).toEqual({ topic: "billing" });
  });

  it("may have any name", () => {
    const record = JSON.parse(JSON.stringify(sent({})).replace("{", '{"__proto__":"x","constructor":"y","":"z",'));
    expect(Object.entries(take(record).attributes)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
      ["", "z"],
    ]);
  });
});
