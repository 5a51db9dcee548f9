import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseMapping } from "../../src/mapping/index.ts";

const root = resolve(import.meta.dirname, "../../../..");
const read = (path: string): string => readFileSync(resolve(root, path), "utf8");

describe("mappings that are shown", () => {
  it.each(["examples/servicenow-incidents/mapping.json", "examples/bank-calls/mapping.json"])("%s is right", (path) => {
    expect(() => parseMapping(read(path), path)).not.toThrow();
  });

  it("docs/mapping.md shows one that works", () => {
    const [, json = ""] = /```json\n([\s\S]*?)```/.exec(read("docs/mapping.md")) ?? [];
    const mapper = parseMapping(json, "docs/mapping.md").createMapper();
    const base = { ticket: "7", day: "1/10/2026", origin: "Mail", priority: "high" };
    const states = [
      { time: "10:00", owner: "anna", state: "Done" },
      { time: "09:00", owner: "?", state: "New" },
    ];
    mapper.add(
      states.map((row, index) => ({ values: { ...base, ...row }, line: index + 2, number: index + 1, file: "t.csv" })),
    );
    const records = [...mapper.end()].flatMap((part) => part.records.map(({ record }) => record));
    expect(records).toMatchObject([
      { type: "message.received", id: "7:opened", at: "2026-10-01T07:00:00Z", channel: "email" },
      { type: "conversation.assigned", id: "7:1:assigned", agent: "anna" },
      { type: "conversation.closed", at: "2026-10-01T08:00:00Z", attributes: { priority: "high" } },
    ]);
  });
});
