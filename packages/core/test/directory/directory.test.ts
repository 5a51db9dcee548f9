import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DirectoryContext,
  type DirectoryEntry,
  directoryAt,
  directoryCellReader,
  directorySchema,
  parseDirectoryRecord,
  resolveDirectory,
  topicsOf,
} from "../../src/directory/index.ts";
import { parseInstant } from "../../src/time/instant.ts";

function take(record: unknown, context?: DirectoryContext): DirectoryEntry {
  const result = parseDirectoryRecord(record, context);
  if (!result.ok) throw new Error(`${result.reason} ${result.path}`);
  return result.entry;
}

const micros = (text: string): bigint => {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(text);
  return instant.micros;
};

const ada = { kind: "agent", id: "a1", name: "Ada", attributes: { vendor: "north" } };

describe("a record of the directory", () => {
  it("is taken with its attributes; extra columns become attributes too", () => {
    expect(take(ada)).toEqual({ ...ada, validFrom: null, recorded: null });
    expect(take({ ...ada, title: "Lead", seats: 2 }).attributes).toEqual({
      vendor: "north",
      title: "Lead",
      seats: "2",
    });
    expect(take({ kind: "team", id: "t", name: "" })).toMatchObject({ name: null, attributes: {} });
  });

  it("is valid from an instant or from a local day", () => {
    expect(take({ ...ada, validFrom: "2026-10-01T09:00:00+02:00" }).validFrom).toBe(micros("2026-10-01T07:00:00Z"));
    expect(take({ ...ada, validFrom: "2026-10-01" }).validFrom).toBe(micros("2026-10-01T00:00:00Z"));
    expect(take({ ...ada, validFrom: "2026-10-01" }, { zone: "Europe/Warsaw" }).validFrom).toBe(
      micros("2026-09-30T22:00:00Z"),
    );
  });

  it("takes its kind and its recording from the context where it states none", () => {
    const entry = take({ id: "a1" }, { kind: "agent", recorded: 5n });
    expect(entry).toMatchObject({ kind: "agent", recorded: 5n });
    expect(take({ ...ada, recorded: "1970-01-01T00:00:00Z" }, { kind: "team", recorded: 5n })).toMatchObject({
      kind: "agent",
      recorded: 0n,
    });
  });

  it("is read from cells", () => {
    const read = directoryCellReader(["id", "name", "vendor", "attributes.site", "validFrom"]);
    expect(take(read(["007", "Bo", "south", "Oslo", ""]), { kind: "agent" })).toEqual({
      kind: "agent",
      id: "007",
      name: "Bo",
      attributes: { vendor: "south", site: "Oslo" },
      validFrom: null,
      recorded: null,
    });
  });

  it.each([
    ["json", "", [ada]],
    ["missing", "kind", { id: "a1" }],
    ["missing", "id", { kind: "agent", id: "" }],
    ["wrong-type", "kind", { ...ada, kind: "robot" }],
    ["wrong-type", "id", { ...ada, id: 1 }],
    ["wrong-type", "attributes.vendor", { ...ada, attributes: { vendor: 1 } }],
    ["wrong-type", "validFrom", { ...ada, validFrom: "2026-02-30" }],
    ["wrong-type", "validFrom", { ...ada, validFrom: 5 }],
    ["no-offset", "recorded", { ...ada, recorded: "2026-10-01T09:00:00" }],
    ["non-finite", "seats", { ...ada, seats: Number.NaN }],
    ["not-scalar", "skills", { ...ada, skills: ["chat"] }],
  ])("is %s at %s: %o", (reason, path, record) => {
    expect(parseDirectoryRecord(record)).toMatchObject({ ok: false, reason, path });
    expect(directorySchema.safeParse(record).success).toBe(false);
  });

  it("is taken by the schema where it is taken by the parser", () => {
    for (const record of [
      ada,
      { ...ada, validFrom: "2026-10-01", vendor: true },
      { ...ada, name: null, attributes: null, recorded: "2026-10-01T00:00:00Z" },
    ]) {
      expect(parseDirectoryRecord(record).ok).toBe(true);
      expect(directorySchema.safeParse(record).error).toBeUndefined();
    }
  });

  it("lists the topics of an article", () => {
    expect(topicsOf(take({ kind: "article", id: "r", topics: "returns, refunds,," }))).toEqual(["returns", "refunds"]);
    expect(topicsOf(take(ada))).toEqual([]);
  });
});

describe("the directory at a moment", () => {
  const vendor = (name: string, validFrom: string | null, recorded: string | null) =>
    take({ ...ada, attributes: { vendor: name }, validFrom, recorded });
  const vendorAt = (entries: readonly DirectoryEntry[], moment: string, asOf: string | null = null) =>
    directoryAt(resolveDirectory(entries, asOf === null ? null : micros(asOf)), "agent", "a1", micros(moment))
      ?.attributes.vendor ?? null;
  const moved = [vendor("north", null, null), vendor("south", "2026-10-10", "2026-10-12T00:00:00Z")];

  it("holds from `validFrom` until the next, as known at the as-of", () => {
    expect(vendorAt(moved, "2026-10-09T23:59:59Z")).toBe("north");
    expect(vendorAt(moved, "2026-10-10T00:00:00Z")).toBe("south");
    expect(vendorAt(moved, "2026-10-10T00:00:00Z", "2026-10-11T00:00:00Z")).toBe("north");
    expect(vendorAt(moved.slice(1), "2026-10-09T00:00:00Z")).toBeNull();
    expect(directoryAt(resolveDirectory(moved), "team", "a1", 0n)).toBeNull();
  });

  it("is corrected by the newest recording for the same `validFrom`, also back to what it was", () => {
    const changes = [
      vendor("north", null, "2026-10-01T00:00:00Z"),
      vendor("west", null, "2026-10-02T00:00:00Z"),
      vendor("north", null, "2026-10-03T00:00:00Z"),
    ];
    expect(vendorAt(changes, "2026-01-01T00:00:00Z")).toBe("north");
    expect(vendorAt(changes, "2026-01-01T00:00:00Z", "2026-10-02T12:00:00Z")).toBe("west");
    expect(vendorAt([vendor("b", null, null), vendor("a", null, null)], "2026-01-01T00:00:00Z")).toBe("b");
  });

  it("gives each subject stretches that meet and do not overlap, whatever the order and repetition of the records", () => {
    const entry = fc
      .record({
        id: fc.constantFrom("a1", "a2"),
        name: fc.constantFrom("x", "y"),
        from: fc.option(fc.integer({ min: 1, max: 5 })),
        recorded: fc.option(fc.integer({ min: 1, max: 3 })),
      })
      .map(
        ({ id, name, from, recorded }): DirectoryEntry => ({
          kind: "agent",
          id,
          name,
          attributes: {},
          validFrom: from === null ? null : BigInt(from),
          recorded: recorded === null ? null : BigInt(recorded),
        }),
      );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.nat({ max: 3 }), (entries, asOf) => {
        const versions = resolveDirectory(entries, BigInt(asOf));
        expect(resolveDirectory([...entries].reverse().concat(entries), BigInt(asOf))).toEqual(versions);
        for (const [index, { id, from, to }] of versions.entries()) {
          const next = versions[index + 1];
          expect(to).toBe(next?.id === id ? next.from : null);
          expect(to === null || from === null || from < to).toBe(true);
        }
      }),
    );
  });
});
