import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSettings } from "./parse.ts";
import type { Target } from "./schema.ts";
import { holdingTarget, orderTargets, targetFits, targetMicros } from "./target.ts";

const targets = (...wheres: readonly Record<string, string | string[]>[]): readonly Target[] =>
  parseSettings({ targets: wheres.map((where, index) => ({ name: String(index), within: "PT1H", where })) }).targets;
const holding = (list: readonly Target[], dimensions: Record<string, string | null>): string | undefined =>
  holdingTarget(list, "first_response_time", dimensions)?.name;

describe("holdingTarget", () => {
  const list = targets(
    {},
    { channel: "chat" },
    { team: "berlin" },
    { topic: "refund" },
    { priority: ["high", "urgent"] },
    { channel: "chat", language: "pl" },
  );

  it.each([
    [{}, "0"],
    [{ channel: "chat" }, "1"],
    [{ channel: "chat", language: "pl" }, "1"],
    [{ channel: "chat", team: "berlin" }, "2"],
    [{ topic: "refund", channel: "chat", team: "berlin" }, "3"],
    [{ topic: "refund", priority: "urgent" }, "4"],
    [{ topic: "refund", priority: "low" }, "3"],
    [{ priority: null }, "0"],
  ])("%j -> %s", (dimensions, name) => {
    expect(holding(list, dimensions)).toBe(name);
  });

  it("gives null when nothing fits, or only targets of other metrics", () => {
    expect(holding(targets({ channel: "chat" }), { channel: "email" })).toBeUndefined();
    expect(holding(targets({ channel: "chat" }), {})).toBeUndefined();
    expect(holdingTarget(list, "resolution_time", {})).toBeNull();
  });

  it("needs every condition", () => {
    expect(holding(targets({ priority: "high", channel: "chat" }, {}), { priority: "high", channel: "email" })).toBe(
      "1",
    );
  });

  it("is the strongest of those that fit, the first listed of equals", () => {
    const where = fc.dictionary(
      fc.constantFrom("priority", "topic", "team", "channel", "language"),
      fc.constantFrom("a", "b"),
    );
    fc.assert(
      fc.property(fc.array(where, { maxLength: 8 }), where, (wheres, dimensions) => {
        const all = targets(...wheres);
        const fitting = all.filter((target) => targetFits(target, dimensions));
        const keys = ["priority", "topic", "team", "channel"];
        const expected =
          keys.map((key) => fitting.find((target) => key in target.where)).find((target) => target !== undefined) ??
          fitting[0];
        expect(holding(all, dimensions)).toBe(expected?.name);
        expect([...orderTargets(all)].map(({ name }) => name).sort()).toEqual(all.map(({ name }) => name).sort());
      }),
    );
  });
});

it("gives the allowed time in microseconds", () => {
  expect(targetMicros(targets({})[0] as Target)).toBe(3_600_000_000n);
});
