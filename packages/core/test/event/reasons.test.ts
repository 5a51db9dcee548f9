import { describe, expect, it } from "vitest";
import { type Fault, parseEvent, parseJsonLine, REASON_CODES, type ReasonCode } from "../../src/event/index.ts";
import { fullRecord, minimalRecord } from "./contract.ts";

const sent = (change: object) => ({ ...minimalRecord("message.sent"), ...change });
const received = (change: object) => ({ ...minimalRecord("message.received"), ...change });
const work = (change: object) => ({ ...minimalRecord("work.logged"), ...change });
const answer = (change: object) => ({ ...minimalRecord("survey.answered"), ...change });
const review = (change: object) => ({ ...minimalRecord("review.posted"), ...change });
const order = (change: object) => ({ ...fullRecord("order.placed"), ...change });
const item = (change: object) => order({ items: [{ sku: "a" }, { sku: "b", price: "1.00", quantity: 1, ...change }] });
const shift = (change: object) => ({ ...minimalRecord("shift.worked"), ...change });

const CASES: readonly (readonly [ReasonCode, path: string, record: unknown])[] = [
  ["json", "", []],
  ["json", "", "message.sent"],
  ["json", "", null],
  ["json", "", 5],

  ["missing", "id", sent({ id: "" })],
  ["missing", "type", sent({ type: undefined })],
  ["missing", "type", {}],
  ["missing", "at", sent({ at: null })],
  ["missing", "source", sent({ source: null })],
  ["missing", "channel", sent({ channel: "" })],
  ["missing", "conversation", sent({ conversation: "" })],
  ["missing", "by", sent({ by: undefined })],
  ["missing", "team", { ...minimalRecord("conversation.queued"), team: "" }],
  ["missing", "talk", work({ wrap: null })],
  ["missing", "attributes", { ...minimalRecord("conversation.labelled"), attributes: {} }],
  ["missing", "attributes", { ...minimalRecord("conversation.labelled"), attributes: { topic: null }, text: "x" }],
  ["missing", "conversation", { ...fullRecord("conversation.closed"), void: true, conversation: null }],

  ["unknown-type", "type", sent({ type: "message.seen" })],
  ["unknown-type", "type", sent({ type: "Message.sent" })],
  ["unknown-type", "type", { type: "__proto__" }],
  ["unknown-type", "type", { type: "constructor" }],

  ["wrong-type", "type", sent({ type: 7 })],
  ["wrong-type", "id", sent({ id: 17 })],
  ["wrong-type", "conversation", sent({ conversation: 4711 })],
  ["wrong-type", "customer", sent({ customer: 12345678901234567890n })],
  ["wrong-type", "at", sent({ at: 1_790_838_000 })],
  ["wrong-type", "at", sent({ at: "1790838000" })],
  ["wrong-type", "at", sent({ at: "2026-02-29T00:00:00Z" })],
  ["wrong-type", "at", sent({ at: "2026-06-30T23:59:60Z" })],
  ["wrong-type", "recorded", sent({ recorded: new Date(0) })],
  ["wrong-type", "sequence", sent({ sequence: 1.5 })],
  ["wrong-type", "sequence", sent({ sequence: "1" })],
  ["wrong-type", "sequence", sent({ sequence: 2 ** 53 })],
  ["wrong-type", "derived", sent({ derived: "true" })],
  ["wrong-type", "void", sent({ void: 1 })],
  ["wrong-type", "by", sent({ by: "robot" })],
  ["wrong-type", "by", sent({ by: "" })],
  ["wrong-type", "outcome", { ...minimalRecord("conversation.closed"), outcome: "resolved" }],
  ["wrong-type", "from", { ...minimalRecord("conversation.queued"), from: "phone" }],
  ["wrong-type", "text", sent({ text: 5 })],
  ["wrong-type", "conversation", sent({ conversation: "\ud800" })],
  ["wrong-type", "attributes", sent({ attributes: ["topic"] })],
  ["wrong-type", "attributes.priority", sent({ attributes: { topic: "x", priority: 3 } })],
  ["wrong-type", "attributes.tags", sent({ attributes: { tags: ["a"] } })],
  ["wrong-type", "note", sent({ note: "\udc00x" })],
  ["wrong-type", "scale", answer({ scale: [0, 5, 10] })],
  ["wrong-type", "scale", answer({ scale: { low: 0, high: 10 } })],
  ["wrong-type", "scale[1]", answer({ scale: [0, "10"] })],
  ["wrong-type", "score", answer({ score: "9" })],
  ["wrong-type", "score", answer({ score: 1e10 })],
  ["wrong-type", "currency", order({ currency: "eur" })],
  ["wrong-type", "currency", order({ currency: "EURO" })],
  ["wrong-type", "currency", order({ currency: "€" })],
  ["wrong-type", "value", order({ value: 129.9 })],
  ["wrong-type", "value", order({ value: "129,90" })],
  ["wrong-type", "value", order({ value: "1e3" })],
  ["wrong-type", "value", order({ value: "" })],
  ["wrong-type", "value", order({ value: ".5" })],
  ["wrong-type", "items", order({ items: { sku: "a" } })],
  ["wrong-type", "items[0]", order({ items: ["a"] })],
  ["wrong-type", "items[1].price", item({ price: 64.95 })],
  ["wrong-type", "items[1].quantity", item({ quantity: "2" })],
  ["wrong-type", "items[1].sku", item({ sku: 7 })],
  ["wrong-type", "promised", order({ promised: 5 })],

  ["too-long", "id", sent({ id: "x".repeat(201) })],
  ["too-long", "id", sent({ id: "😀".repeat(201) })],
  ["too-long", "value", order({ value: "1".repeat(19) })],
  ["too-long", "items[1].price", item({ price: "1.0000000001" })],

  ["no-offset", "at", sent({ at: "2026-10-01T09:00:00" })],
  ["no-offset", "recorded", sent({ recorded: "2026-10-01T09:00:00.5" })],
  ["no-offset", "promised", order({ promised: "2026-10-05 18:00:00" })],

  ["non-finite", "sentiment", received({ sentiment: Number.NaN })],
  ["non-finite", "talk", work({ talk: Number.POSITIVE_INFINITY })],
  ["non-finite", "score", answer({ score: Number.NEGATIVE_INFINITY })],
  ["non-finite", "scale[0]", answer({ scale: [Number.NaN, 10] })],
  ["non-finite", "sequence", sent({ sequence: Number.NaN })],
  ["non-finite", "items[1].quantity", item({ quantity: Number.NaN })],
  ["non-finite", "weight", sent({ weight: Number.POSITIVE_INFINITY })],

  ["outside-scale", "score", answer({ score: 11 })],
  ["outside-scale", "score", answer({ score: -0.000001 })],
  ["outside-scale", "scale", answer({ scale: [10, 0] })],
  ["outside-scale", "scale", answer({ score: 5, scale: [5, 5] })],
  ["outside-scale", "rating", review({ rating: 0 })],
  ["outside-scale", "sentiment", received({ sentiment: 1.01 })],
  ["outside-scale", "sentiment", received({ sentiment: -2 })],

  ["negative", "talk", work({ talk: -1 })],
  ["negative", "hold", work({ hold: -0.5 })],
  ["negative", "wrap", work({ wrap: -1e-9 })],
  ["negative", "seconds", shift({ seconds: -27_000 })],
  ["negative", "value", order({ value: "-1" })],
  ["negative", "value", { ...minimalRecord("order.refunded"), value: "-12.50" }],
  ["negative", "items[1].price", item({ price: "-0.01" })],
  ["negative", "items[1].quantity", item({ quantity: -2 })],

  ["future", "at", sent({ at: "2026-10-02T09:00:00.000001Z", recorded: "2026-10-01T09:00:00Z" })],
  ["future", "at", sent({ at: "2027-01-01T00:00:00+01:00", recorded: "2026-12-30T22:59:59Z" })],
  ["future", "at", shift({ at: "2030-01-01T00:00:00Z", recorded: "2026-10-01T09:00:00Z" })],

  ["not-scalar", "tags", sent({ tags: ["a", "b"] })],
  ["not-scalar", "custom", sent({ custom: { plan: "gold" } })],
  ["not-scalar", "scale", sent({ scale: [1, 5] })],
  ["not-scalar", "title", sent({ title: ["Dr"] })],
];

const faultOf = (record: unknown): Fault => {
  const result = parseEvent(record);
  if (result.ok) throw new Error(`taken: ${JSON.stringify(record)}`);
  return result;
};

describe("what bad input gets", () => {
  it.each(CASES.map(([reason, path, record]) => ({ reason, path, record })))("$reason at $path: $record", (each) => {
    expect(faultOf(each.record)).toMatchObject({ ok: false, reason: each.reason, path: each.path });
  });

  it("is shown for every reason by several records", () => {
    for (const code of REASON_CODES) {
      expect(CASES.filter(([reason]) => reason === code).length, code).toBeGreaterThanOrEqual(3);
    }
  });

  it("says what is wrong without repeating ids or personal text", () => {
    for (const [, , record] of CASES) expect(faultOf(record).message.length).toBeGreaterThan(9);
    expect(faultOf(sent({ by: "robot" })).message).toBe('by must be one of agent, bot, not "robot"');
    expect(faultOf(sent({ customer: 48_600_700_800 })).message).toBe("customer must be a string, not a number");
    expect(faultOf(sent({ text: { body: "secret" } })).message).not.toContain("secret");
    expect(faultOf(sent({ card: ["secret"] })).message).not.toContain("secret");
    expect(faultOf(sent({ id: "secret".repeat(40) })).message).not.toContain("secret");
  });

  it("gives the first of several faults, in the contract's order and not the record's", () => {
    const record = sent({ tags: [], by: "robot", channel: 5, at: "2026-10-01T09:00:00", id: 5 });
    const fixes = [
      ["id", "e"],
      ["at", "2026-10-01T09:00:00Z"],
      ["channel", "chat"],
      ["by", "bot"],
      ["tags", null],
    ] as const;
    const met: string[] = [];
    let current: Record<string, unknown> = record;
    for (const [name, value] of fixes) {
      met.push(faultOf(current).path);
      expect(faultOf(Object.fromEntries(Object.entries(current).reverse()))).toEqual(faultOf(current));
      current = { ...current, [name]: value };
    }
    expect(met).toEqual(fixes.map(([name]) => name));
    expect(parseEvent(current).ok).toBe(true);
  });
});

describe("a line of JSON", () => {
  it.each([
    '{"id":"1",',
    "hello",
    "",
    "[1]",
    "5",
    "null",
    "{'id':1}",
    '{"score":NaN}',
    '{"a":1}{"b":2}',
    '{"a":1,}',
    '"x"',
    "﻿{}",
  ])("that is no JSON object is `json`: %s", (text) =>
    expect(parseJsonLine(text)).toMatchObject({ ok: false, reason: "json", path: "" }),
  );

  it("does not repeat the line in its message", () => {
    const line = parseJsonLine('{"text":"secret" "x":1}');
    expect(line).toMatchObject({ ok: false, message: "the line is not JSON at character 18" });
  });

  it("keeps every digit of a long integer and finds a number beyond all", () => {
    const line = parseJsonLine('{"ticket":12345678901234567890,"talk":1e999,"text":"1234567890123456"}');
    expect(line).toEqual({
      ok: true,
      record: { ticket: 12345678901234567890n, talk: Number.POSITIVE_INFINITY, text: "1234567890123456" },
    });
    const record = { ...minimalRecord("work.logged"), ...(line.ok ? (line.record as object) : {}) };
    expect(faultOf(record)).toMatchObject({ reason: "non-finite", path: "talk" });
    const taken = parseEvent({ ...record, talk: 5 });
    expect(taken.ok && taken.event.attributes).toEqual({ ticket: "12345678901234567890" });
  });
});
