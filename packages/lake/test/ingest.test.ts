import { gzipSync } from "node:zlib";
import { formatInstant, parseMapping, type REASON_CODES } from "@almanac/core";
import { describe, expect, it } from "vitest";
import { ingestCheck, type ReadEventsOptions, readEvents, readMappingFile } from "../src/index.ts";
import { folder, problemOf } from "./make-files.ts";

const here = folder();

const NOTE = {
  id: "1",
  type: "note.added",
  at: "2026-10-01T09:00:00Z",
  source: "desk",
  channel: "chat",
  conversation: "c",
};
const REVIEW = { ...NOTE, type: "review.posted", review: "r", rating: 4, scale: [1, 5] };

const check = async (name: string, content: string | Uint8Array, options: ReadEventsOptions = {}) => {
  await here.write(name, content);
  return ingestCheck([name], options, here.files());
};

const jsonl = (...records: readonly (object | string)[]): string =>
  records.map((record) => `${typeof record === "string" ? record : JSON.stringify(record)}\n`).join("");

describe("a check of event files", () => {
  const bad = {
    json: ["{", "[]", "5", '"x"', "null", '{"id": "1",}'],
    missing: [
      { ...NOTE, id: "" },
      { ...NOTE, type: undefined },
      { ...NOTE, conversation: null },
    ],
    "unknown-type": [{ ...NOTE, type: "note.add" }],
    "wrong-type": [
      { ...NOTE, id: 1 },
      { ...NOTE, at: 1_790_845_200 },
      { ...NOTE, at: "2026-02-30T00:00:00Z" },
    ],
    "too-long": [{ ...NOTE, id: "x".repeat(201) }],
    "no-offset": [{ ...NOTE, at: "2026-10-01T09:00:00" }],
    "non-finite": [
      '{"id":"1","type":"work.logged","at":"2026-10-01T09:00:00Z","source":"s","channel":"c","conversation":"c","talk":1e999}',
    ],
    "outside-scale": [
      { ...REVIEW, rating: 6 },
      { ...REVIEW, scale: [5, 1] },
    ],
    negative: [{ ...NOTE, type: "work.logged", talk: -1 }],
    future: [{ ...NOTE, recorded: "2026-09-29T00:00:00Z" }],
    "not-scalar": [{ ...NOTE, tags: ["a"] }],
  } as const satisfies Record<(typeof REASON_CODES)[number], readonly (object | string)[]>;

  it.each(Object.entries(bad))(
    "puts a record into quarantine for `%s`, at its line, and takes the others",
    async (reason, records) => {
      for (const record of records) {
        const { accepted, quarantined } = await check("a.jsonl", jsonl(NOTE, "", record, { ...NOTE, id: "2" }));
        expect(accepted).toBe(2);
        expect(quarantined).toEqual([
          expect.objectContaining({ file: "a.jsonl", line: 3, reason, message: expect.any(String) }),
        ]);
      }
    },
  );

  it("says the path of the field, and the source the record names", async () => {
    const { quarantined } = await check("a.jsonl", jsonl({ ...NOTE, sentiment: 2, type: "message.received" }));
    expect(quarantined).toMatchObject([{ source: "desk", path: "sentiment", reason: "outside-scale" }]);
  });

  it("reads CSV with the contract's columns", async () => {
    const csv = [
      "id,type,at,source,channel,conversation,rating,scale,review,attributes.topic,city",
      '1,review.posted,2026-10-01T09:00:00Z,desk,shop,,4,"[1, 5]",r1,price,"Łódź, PL"',
      "2,review.posted,2026-10-01T09:00:00Z,desk,shop,,nine,,r2,,",
      '3,note.added,2026-10-01T09:00:00Z,desk,chat,"c\n1",,,,,',
      "4,note.added,2026-10-01T09:00:00Z,desk,chat,,,,,,",
    ].join("\n");
    const { accepted, quarantined } = await check("a.csv", csv);
    expect(accepted).toBe(2);
    expect(quarantined.map(({ line, path, reason }) => [line, path, reason])).toEqual([
      [3, "rating", "wrong-type"],
      [6, "conversation", "missing"],
    ]);
    const events = [];
    for await (const batch of readEvents(["a.csv"], {}, here.files())) events.push(...batch.accepted);
    expect(events[0]).toMatchObject({
      rating: 4_000_000n,
      scale_high: 5_000_000n,
      attributes: { topic: "price", city: "Łódź, PL" },
    });
    expect(events[1]?.conversation).toBe("c\n1");
  });

  it("gives records without a source the one of the command line, else they are missing it", async () => {
    const { source: _, ...nameless } = NOTE;
    expect(await check("a.jsonl", jsonl(nameless))).toMatchObject({
      accepted: 0,
      quarantined: [{ source: null, path: "source", reason: "missing" }],
    });
    expect(await check("a.jsonl", jsonl(nameless, { ...NOTE, at: "never" }), { source: "line" })).toMatchObject({
      accepted: 1,
      quarantined: [{ source: "desk" }],
    });
  });

  it("judges the future by the given `recorded`", async () => {
    const at = (instant: string) => ({ recorded: BigInt(Date.parse(instant)) * 1000n });
    expect(await check("a.jsonl", jsonl(NOTE), at("2026-10-01T00:00:00Z"))).toMatchObject({ accepted: 1 });
    expect(await check("a.jsonl", jsonl(NOTE), at("2026-09-30T08:59:59Z"))).toMatchObject({
      quarantined: [{ reason: "future" }],
    });
    for await (const { accepted } of readEvents(["a.jsonl"], {}, here.files())) {
      expect(accepted.map(({ recorded }) => formatInstant(recorded))).toEqual([NOTE.at]);
    }
  });

  it("takes several files, and says when one has no rows", async () => {
    await here.write("one.jsonl", jsonl(NOTE));
    await here.write("two.jsonl.gz", gzipSync(jsonl(NOTE, "oops")));
    await here.write("three.csv", "id,type\n");
    const report = await ingestCheck(["one.jsonl", "two.jsonl.gz", "three.csv"], {}, here.files());
    expect(report).toMatchObject({
      accepted: 2,
      quarantined: [{ file: "two.jsonl.gz", line: 2 }],
      notices: ["three.csv has no rows"],
    });
  });
});

describe("a check with a mapping", () => {
  const mapping = parseMapping(`{
    "source": "desk", "rows": { "leaveOut": [{ "reason": "test", "when": { "equals": { "kind": "test" } } }] },
    "common": { "conversation": "{ticket}", "channel": "chat", "at": { "text": "{when}", "zone": "Europe/Warsaw" } },
    "events": [
      { "type": "note.added", "id": "{$row}", "when": { "equals": { "kind": "note" } } },
      { "type": "survey.answered", "id": "{$row}", "when": { "equals": { "kind": "score" } }, "survey": "{ticket}", "kind": "csat", "score": "{score}", "scale": [1, 5] }
    ] }`);
  const csv = [
    "ticket,kind,when,score",
    "1,note,2026-10-01 09:00,",
    "1,score,2026-10-01 09:00,4",
    "1,score,2026-10-01 09:00,9",
    "1,note,yesterday,",
    ",note,2026-10-01 09:00,",
    "1,test,2026-10-01 09:00,",
    "1,other,2026-10-01 09:00,",
  ].join("\n");

  it("refuses rows at the column, whether the mapping or the contract refuses them, and counts those it leaves out", async () => {
    const report = await check("rows.csv", csv, { mapping });
    expect(report.accepted).toBe(2);
    expect(report.quarantined.map(({ line, path, reason, source }) => [line, path, reason, source])).toEqual([
      [4, "score", "outside-scale", "desk"],
      [5, "when", "wrong-type", "desk"],
      [6, "ticket", "missing", "desk"],
    ]);
    expect(report.notices).toEqual(["1 row left out: test", "1 row of 7 gave no event"]);
  });

  it("refuses a file without the columns it names, and one it cannot read", async () => {
    await here.write("other.csv", "id,kind\n1,note\n");
    expect(await problemOf(ingestCheck(["other.csv"], { mapping }, here.files()))).toMatchObject({
      code: "unknown-column",
      allowed: "id, kind",
    });
    expect(await problemOf(readMappingFile("none.json", here.files()))).toMatchObject({ code: "file-not-found" });
  });

  it("says which columns no JSON row had", async () => {
    const report = await check("rows.jsonl", jsonl({ ticket: 1, kind: "note", when: "2026-10-01" }), { mapping });
    expect(report).toMatchObject({ accepted: 1, notices: ["no row has: score"] });
  });

  it("the command line's source wins over the mapping's", async () => {
    await here.write("rows.csv", csv);
    for await (const { accepted } of readEvents(["rows.csv"], { mapping, source: "line" }, here.files())) {
      expect(accepted.every(({ source }) => source === "line")).toBe(true);
    }
  });
});
