import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { directoryJsonSchema } from "../../src/directory/index.ts";
import {
  canonicalEvent,
  cellReader,
  type EventInput,
  type EventInputOf,
  eventJsonSchema,
  eventRecord,
  eventReference,
  eventSchema,
  parseEvent,
} from "../../src/event/index.ts";
import { anyRecord } from "./arbitrary.ts";
import { CONTRACT, fullRecord } from "./contract.ts";

const committed = (path: string) => readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), "utf8");

describe("the zod schema and the parser", () => {
  it("take the same records, and the parser's fault is one the schema finds", () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(anyRecord, (record) => {
        const parsed = parseEvent(record);
        const checked = eventSchema().safeParse(record);
        if (parsed.ok || parsed.reason === "future") {
          taken += 1;
          expect(checked.error).toBeUndefined();
          return;
        }
        refused += 1;
        const paths = (checked.error?.issues ?? []).map(({ path }) =>
          path
            .map((part, index) =>
              typeof part === "number" ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`,
            )
            .join(""),
        );
        expect(paths).toContain(parsed.path);
      }),
      { numRuns: 5_000 },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(500);
  });

  it("give the types of input", () => {
    expectTypeOf<EventInputOf<"conversation.queued">["team"]>().toEqualTypeOf<string>();
    expectTypeOf<EventInputOf<"conversation.queued">["from"]>().toEqualTypeOf<"bot" | null | undefined>();
    expectTypeOf<EventInputOf<"survey.answered">["scale"]>().toEqualTypeOf<[number, number]>();
    expectTypeOf<EventInputOf<"shift.worked">["channel"]>().toEqualTypeOf<string | null | undefined>();
    // @ts-expect-error TS2322: the contract has no outcome "resolved".
    const wrong: EventInput = { ...minimalClose, outcome: "resolved" };
    expect(parseEvent(wrong).ok).toBe(false);
    expect(parseEvent(minimalClose).ok).toBe(true);
  });
});

const minimalClose = {
  type: "conversation.closed",
  id: "1",
  at: "2026-10-01T09:00:00Z",
  source: "desk",
  channel: "chat",
  conversation: "c",
  outcome: "solved",
} as const satisfies EventInput;

describe("an event written as a record", () => {
  it("is read as the same event, and its content does not depend on the way it was written", () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const first = parseEvent(record, { text: "keep" });
        if (!first.ok) return;
        const again = parseEvent(JSON.parse(JSON.stringify(eventRecord(first.event))), { text: "keep" });
        expect(again).toEqual(first);
        const shuffled = Object.fromEntries(Object.entries(record).reverse());
        const other = parseEvent(
          { ...shuffled, sequence: record.sequence ?? 0, recorded: null },
          { recorded: first.event.recorded },
        );
        expect(other.ok && canonicalEvent(other.event)).toBe(canonicalEvent(first.event));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(CONTRACT.map(([type]) => type))("is read from a table's cells as from JSON: %s", (type) => {
    const { attributes, ...record } = fullRecord(type);
    const header = [...Object.keys(record), "attributes.topic", "seats", "unused"];
    const cells = Object.values(record).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
    const fromCells = cellReader(header)([...cells, "delivery", "12", ""]);
    const event = parseEvent(fromCells);
    expect(event).toEqual(parseEvent({ ...record, attributes, seats: 12 }));
    expect(event.ok).toBe(true);
  });
});

describe("the generated documents", () => {
  it.each([
    ["schema/event.schema.json", eventJsonSchema],
    ["schema/directory.schema.json", directoryJsonSchema],
    ["events.md", eventReference],
  ] as const)("docs/%s is up to date (node scripts/generate-schemas.ts)", (path, generate) => {
    expect(committed(path)).toBe(generate());
  });
});
