import { AlmanacError } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { readBatchLine } from "../src/batch.ts";
import type { Input } from "../src/command.ts";
import { echo } from "./make-effects.ts";

const started: Input<typeof echo.options> = {
  arguments: [],
  json: true,
  options: {
    rows: false,
    "as-of": "2026-11-01T00:00:00Z",
    unit: undefined,
    threads: undefined,
    by: ["team"],
    where: [],
    events: ["a.jsonl"],
    batch: "queries.jsonl",
  },
};

const read = (line: unknown) =>
  readBatchLine(echo, typeof line === "string" ? line : JSON.stringify(line), { file: "q.jsonl", line: 4 }, started);

describe("a batch line", () => {
  it("has the long option names as keys and lists as comma text", () => {
    const line = {
      metric: "a,b",
      by: "channel,team",
      where: "channel=email,chat",
      unit: "day",
      threads: 2,
      rows: true,
    };
    expect(read(line)).toEqual({
      arguments: ["a", "b"],
      json: true,
      options: {
        ...started.options,
        by: ["channel", "team"],
        where: [{ key: "channel", value: "email,chat" }],
        unit: "day",
        threads: 2,
        rows: true,
      },
    });
  });

  it("takes JSON lists too, and leaves the rest as the command line had it", () => {
    expect(read({ metric: ["a", "b"], where: ["channel=email", "team=x,y"], rows: false })).toMatchObject({
      arguments: ["a", "b"],
      options: {
        by: ["team"],
        events: ["a.jsonl"],
        where: [
          { key: "channel", value: "email" },
          { key: "team", value: "x,y" },
        ],
      },
    });
  });

  it("can take back what the command line had", () => {
    expect(read({ metric: "a", "as-of": null, by: null }).options).toMatchObject({ "as-of": undefined, by: [] });
  });

  it.each([
    ["no JSON", "{", undefined, "the line is no JSON"],
    ["no object", "[1]", undefined, "not one object"],
    ["an object as value", { by: { a: 1 } }, "by", "not one object"],
    ["an unknown key", { metrics: "a" }, "metrics", "`metrics` is no option"],
    ["a batch in a batch", { batch: "b.jsonl" }, "batch", "`batch` is no option"],
    ["a bad value", { unit: "year" }, "unit", "`year` is not one of the words"],
  ])("complains of %s at the line and key", (_, line, path, message) => {
    const where = path === undefined ? { file: "q.jsonl", line: 4 } : { file: "q.jsonl", line: 4, path };
    const problem = { code: "invalid-batch-line", where, message: expect.stringContaining(message) };
    expect(() => read(line)).toThrow(expect.objectContaining({ problem: expect.objectContaining(problem) }));
    expect(() => read(line)).toThrow(AlmanacError);
  });
});
