import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EVENT_TYPES } from "../../src/event/types.ts";
import { mappingJsonSchema } from "../../src/mapping/index.ts";

interface JsonSchema {
  readonly $defs: Readonly<Record<string, unknown>>;
}

describe("the JSON Schema of a mapping", () => {
  it("docs/schema/mapping.schema.json is up to date (node scripts/generate-schemas.ts)", () => {
    const path = resolve(import.meta.dirname, "../../../../docs/schema/mapping.schema.json");
    expect(readFileSync(path, "utf8")).toBe(mappingJsonSchema());
  });

  it("lets an editor complete the fields of every type of event", () => {
    const schema = JSON.parse(mappingJsonSchema()) as JsonSchema;
    const { items } = (schema.$defs.Mapping as { properties: Record<string, unknown> }).properties.events as {
      items: { oneOf: { properties: Record<string, { const?: string }> }[] };
    };
    for (const { name, own } of EVENT_TYPES) {
      const branch = items.oneOf.find(({ properties }) => properties.type?.const === name);
      expect(Object.keys(branch?.properties ?? {})).toEqual(
        expect.arrayContaining(["when", "id", "at", ...Object.keys(own)]),
      );
    }
  });
});
