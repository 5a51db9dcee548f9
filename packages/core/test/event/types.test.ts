import { describe, expect, it } from "vitest";
import { COLUMNS, EVENT_TYPES, eventSchema, eventType, parseEvent } from "../../src/event/index.ts";
import { CONTRACT, fullRecord, minimalRecord } from "./contract.ts";

const reasonOf = (record: unknown) => {
  const result = parseEvent(record);
  return result.ok ? "taken" : `${result.reason} ${result.path}`;
};

describe("the table of types", () => {
  it("has the types of the contract in the order they take at one instant", () => {
    expect(EVENT_TYPES.map(({ name }) => name)).toEqual(CONTRACT.map(([name]) => name));
    expect(EVENT_TYPES.map(({ rank }) => rank)).toEqual(EVENT_TYPES.map((_, index) => index));
    expect(EVENT_TYPES.every(Object.isFrozen) && Object.isFrozen(EVENT_TYPES)).toBe(true);
    expect(eventType("message.seen")).toBeUndefined();
  });

  it("says which types form cycles", () => {
    const forming = /^(conversation|message|note|reply|work)\./;
    for (const { name, forms } of EVENT_TYPES) expect(forms, name).toBe(forming.test(name));
  });

  it("gives every column once and with one physical type", () => {
    const names = COLUMNS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const event = parseEvent(minimalRecord("order.shipped"));
    expect(event.ok && Object.keys(event.event).sort()).toEqual([...names].sort());
    const kinds = EVENT_TYPES.flatMap(({ own }) => Object.entries(own)).map(
      ([name, { kind }]) => [name, kind] as const,
    );
    for (const [name, kind] of kinds) {
      const others = kinds.filter(([other]) => other === name).map(([, each]) => each);
      const isText = (each: string) => ["id", "choice", "text"].includes(each);
      expect(
        others.every((each) => each === kind || (isText(each) && isText(kind))),
        name,
      ).toBe(true);
    }
    expect(COLUMNS.filter(({ personal }) => personal).map(({ name }) => name)).toEqual(["text", "comment", "title"]);
  });
});

describe.each(CONTRACT.map(([type, required]) => ({ type, required: required.split(" ") })))(
  "$type",
  ({ type, required }) => {
    it("is taken with the required fields alone and with every field", () => {
      for (const record of [minimalRecord(type), fullRecord(type)]) {
        expect(reasonOf(record)).toBe("taken");
        expect(eventSchema().safeParse(record).error).toBeUndefined();
      }
    });

    it("is missing each required field that is absent or null, and no other", () => {
      const full = fullRecord(type);
      for (const name of Object.keys(full)) {
        const { [name]: _, ...without } = full;
        const needed = ["id", "type", "at", "source", ...required].includes(name);
        for (const record of [without, { ...full, [name]: null }]) {
          expect(reasonOf(record)).toBe(needed ? `missing ${name}` : "taken");
          expect(eventSchema().safeParse(record).success, name).toBe(!needed);
        }
      }
    });

    it("does not take a value of another type in any field", () => {
      const full = fullRecord(type);
      for (const name of Object.keys(full)) {
        for (const wrong of [
          [[]],
          { a: { b: 1 } },
          typeof full[name] === "string" ? 5 : "x",
          typeof full[name] === "boolean" ? 1 : true,
        ]) {
          if (Array.isArray(full[name]) && Array.isArray(wrong)) continue;
          const record = { ...full, [name]: wrong };
          expect(reasonOf(record)).toMatch(new RegExp(`^wrong-type ${name}(\\.a)?$`));
          expect(eventSchema().safeParse(record).success, name).toBe(false);
        }
      }
    });
  },
);

describe("at least one of talk, hold, wrap", () => {
  it.each(["talk", "hold", "wrap"])("is enough: %s", (name) => {
    const { talk: _, hold: __, wrap: ___, ...rest } = fullRecord("work.logged");
    expect(reasonOf({ ...rest, [name]: 0 })).toBe("taken");
    expect(reasonOf(rest)).toBe("missing talk");
    expect(reasonOf({ ...rest, talk: null, hold: null, wrap: null })).toBe("missing talk");
    expect(eventSchema().safeParse(rest).success).toBe(false);
  });
});
