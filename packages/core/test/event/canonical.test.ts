import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMoney } from "../../src/event/decimal.ts";
import { canonicalEvent, formatMillionths, parseEvent, toMillionths } from "../../src/event/index.ts";
import { fullRecord, minimalRecord } from "./contract.ts";

function contentOf(record: unknown): string {
  const result = parseEvent(record);
  if (!result.ok) throw new Error(result.message);
  return canonicalEvent(result.event);
}

describe("the canonical JSON of an event", () => {
  it("has sorted names, defaults and UTC instants, and neither nulls, `recorded` nor personal text", () => {
    expect(contentOf(minimalRecord("message.sent"))).toBe(
      '{"at":"2026-10-01T07:00:00.123456Z","automatic":false,"by":"bot","channel":"email","conversation":"c1","derived":false,"id":"e1","sequence":0,"source":"desk","type":"message.sent","void":false}',
    );
    expect(
      contentOf({
        ...minimalRecord("review.posted"),
        recorded: "2026-10-01T09:00:00Z",
        title: "x",
        topic: "b",
        attributes: { a: "c" },
      }),
    ).toBe(
      '{"at":"2026-10-01T07:00:00.123456Z","attributes":{"a":"c","topic":"b"},"channel":"email","derived":false,"id":"e1","rating":4.5,"review":"r1","scale":[1,5],"sequence":0,"source":"desk","type":"review.posted","void":false}',
    );
  });

  it("writes the lines of an order without what they leave out", () => {
    const items = [{ sku: "a", quantity: 1.5, category: null, color: "red" }, {}];
    expect(contentOf({ ...fullRecord("order.placed"), items })).toContain('"items":[{"quantity":1.5,"sku":"a"},{}]');
  });

  it("is the same for the same instant and number in another spelling", () => {
    const record = fullRecord("survey.answered");
    const other = { ...record, at: "2026-10-01T07:00:00.1234560Z", recorded: null, score: 9.0000001, extra: null };
    expect(contentOf(other)).toBe(contentOf(record));
  });
});

describe("millionths", () => {
  it.each([
    [0, 0n],
    [-0, 0n],
    [1, 1_000_000n],
    [0.1, 100_000n],
    [-2.5, -2_500_000n],
    [1.0000004, 1_000_000n],
    [-1e-9, 0n],
    [9_007_199_254, 9_007_199_254_000_000n],
  ])("of %d", (value, millionths) => expect(toMillionths(value)).toBe(millionths));

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 9_007_199_255, -1e300])("do not exist for %d", (value) => {
    expect(toMillionths(value)).toBeNull();
  });

  it("are written as the number they came from", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (integer) => {
        const millionths = toMillionths(integer / 1e6);
        if (Math.abs(integer) < 2 ** 51) expect(millionths).toBe(BigInt(integer));
        expect(toMillionths(Number(formatMillionths(millionths ?? -1n)))).toBe(millionths);
      }),
    );
  });
});

describe("money", () => {
  it.each([
    ["0", "ok"],
    ["12.50", "ok"],
    ["007", "ok"],
    ["123456789012345678.123456789", "ok"],
    ["-1", "negative"],
    ["-0.01", "negative"],
    ["1234567890123456789", "too-long"],
    ["0.1234567890", "too-long"],
    ["", "wrong-type"],
    ["1.", "wrong-type"],
    ["+1", "wrong-type"],
    ["1 000", "wrong-type"],
    ["12€", "wrong-type"],
    ["--1", "wrong-type"],
    ["٣", "wrong-type"],
  ])("%s is %s", (text, verdict) => expect(checkMoney(text)).toBe(verdict));
});
