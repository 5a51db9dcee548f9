import { describe, expect, it } from "vitest";
import { mapRows, noteMapping } from "./map-rows.ts";

const TICKETS = [
  { ticket: "1", state: "new", group: "a", wait: "0", at: "2026-10-01T08:00" },
  { ticket: "1", state: "open", group: "a", wait: "12.5", at: "2026-10-01T09:00" },
  { ticket: "1", state: "open", group: "", wait: "", at: "2026-10-01T10:00" },
  { ticket: "1", state: "solved", group: "b", wait: "7", at: "2026-10-01T11:00" },
  { ticket: "2", state: "solved", group: null, wait: "-1", at: "2026-10-01T09:30" },
];

const mapped = (when: object) =>
  mapRows(
    noteMapping(
      {
        rows: { key: "ticket" },
        instants: { at: { text: "{at}" }, noon: { text: "2026-10-01T09:45" }, none: { text: "{group}" } },
      },
      { when },
    ),
    TICKETS,
  );

/** Numbers of the rows that meet a condition. */
const hits = (when: object): number[] => mapped(when).records.map(({ id }) => Number(id));

describe("a condition on a row", () => {
  it.each([
    [{ equals: { state: "open" } }, [2, 3]],
    [{ equals: { state: "open", group: "a" } }, [2]],
    [{ equals: { wait: 7 } }, [4]],
    [{ equals: { state: "Open" } }, []],
    [{ in: { state: ["new", "solved"] } }, [1, 4, 5]],
    [{ startsWith: { state: "s" } }, [4, 5]],
    [{ above: { wait: 7 } }, [2]],
    [{ below: { wait: 0 } }, [5]],
    [{ empty: "group" }, [3, 5]],
    [{ empty: ["group", "wait"] }, [3]],
    [{ present: "group" }, [1, 2, 4]],
    [{ changed: "state" }, [1, 2, 4, 5]],
    [{ changed: "group" }, [1, 3, 4, 5]],
    [{ changed: ["state", "group"] }, [1, 2, 3, 4, 5]],
    [{ first: true }, [1, 5]],
    [{ last: true }, [4, 5]],
    [{ first: true, last: true }, [5]],
    [{ previous: { equals: { state: "open" } } }, [3, 4]],
    [{ earlier: { equals: { state: "open" } } }, [3, 4]],
    [{ earlier: { equals: { state: "new" } }, not: { first: true } }, [2, 3, 4]],
    [{ not: { earlier: { equals: { state: "new" } } } }, [1, 5]],
    [{ not: { equals: { state: "open" } } }, [1, 4, 5]],
    [{ all: [{ changed: "state" }, { present: "group" }] }, [1, 2, 4]],
    [{ any: [{ first: true }, { equals: { group: "b" } }] }, [1, 4, 5]],
    [{ before: ["at", "noon"] }, [1, 2, 5]],
    [{ equals: { state: "open" }, not: { changed: "state" } }, [3]],
    [{ previous: { previous: { first: true } } }, [3]],
  ])("%j", (when, rows) => {
    expect(hits(when).sort((a, b) => a - b)).toEqual(rows);
  });

  it("that asks for a number refuses the row whose cell is none, at its column", () => {
    const { records, refused } = mapRows(noteMapping({}, { when: { above: { wait: 1 } } }), [
      { wait: "2" },
      { wait: "two" },
    ]);
    expect(records.length).toBe(1);
    expect(refused).toEqual([{ line: 3, fault: expect.objectContaining({ reason: "wrong-type", path: "wait" }) }]);
  });

  it("reads numbers with a decimal comma where the format says so", () => {
    const spec = noteMapping({ format: { decimal: "," } }, { when: { above: { wait: 1.5 } } });
    expect(mapRows(spec, [{ wait: "1,4" }, { wait: "1,6" }]).records.length).toBe(1);
  });

  it("on an instant that cannot be read refuses the row", () => {
    const { refused } = mapped({ before: ["at", "none"] });
    expect(refused.map(({ line, fault }) => [line, fault.path])).toEqual([
      [2, "group"],
      [3, "group"],
      [5, "group"],
    ]);
  });
});
