import { describe, expect, it } from "vitest";
import { parseMapping } from "../../src/mapping/index.ts";
import { thrown } from "../thrown.ts";

const GOOD = `{
  "source": "desk",
  "zone": "UTC",
  "instantFormat": "d/M/yyyy",
  "rows": { "key": "k" },
  "instants": {
    "at": { "text": "{day}" }
  },
  "tables": { "channels": { "Mail": "email" } },
  "common": { "channel": { "from": "{c}", "table": "channels" }, "conversation": "{k}", "at": "at" },
  "events": [
    {
      "type": "conversation.closed",
      "when": { "changed": "state" },
      "id": "{k}",
      "outcome": "solved"
    }
  ]
}
`;

/** The problem of the good mapping with one text replaced. */
function problemOf(from: string, to: string) {
  expect(GOOD).toContain(from);
  return thrown(() => parseMapping(GOOD.replace(from, to), "tickets.json")).error.problem;
}

describe("a mapping file", () => {
  it("is taken when it is right", () => {
    expect(parseMapping(GOOD).spec.source).toBe("desk");
  });

  it.each([
    [
      "an unknown field",
      '"source": "desk",',
      '"sources": "desk",',
      2,
      "sources",
      /^the fields /,
      /unknown field "sources"/,
    ],
    [
      "an unknown field of an event",
      '"id": "{k}",',
      '"ids": "{k}",',
      15,
      "events[0].ids",
      /outcome/,
      /conversation\.closed/,
    ],
    [
      "an unknown type",
      '"conversation.closed"',
      '"conversation.solved"',
      13,
      "events[0].type",
      /conversation\.closed/,
      /conversation\.solved/,
    ],
    ["a missing required field", '"id": "{k}",', "", 12, "events[0]", /common/, /conversation\.closed needs `id`/],
    [
      "a constant that is not allowed",
      '"outcome": "solved"',
      '"outcome": "done"',
      16,
      "events[0].outcome",
      /abandoned/,
      /"done"/,
    ],
    [
      "a table's value that is not allowed",
      '"outcome": "solved"',
      '"outcome": {"from": "{s}", "table": {"S": "done"}}',
      16,
      "events[0].outcome.table.S",
      /abandoned/,
      /"done"/,
    ],
    [
      "an unknown table",
      '"table": "channels"',
      '"table": "channel"',
      10,
      "common.channel.table",
      /^channels$/,
      /"channel"/,
    ],
    ["an unknown instant", '"at": "at"', '"at": "then"', 10, "common.at", /above: at$/, /"then"/],
    ["a zone that is none", '"zone": "UTC"', '"zone": "Mars/Base"', 3, "zone", /IANA/, /Mars/],
    ["a format that cannot be read", '"d/M/yyyy"', '"d/M"', 4, "instantFormat", /year/, /has no year/],
    ["an open brace", '"{day}"', '"{day"', 7, "instants.at.text", /./, /single \{/],
    ["an unknown thing about the row", '"{day}"', '"{$rows}"', 7, "instants.at.text", /./, /\{\$row\}/],
    [
      "a condition that states nothing",
      '{ "changed": "state" }',
      "{}",
      14,
      "events[0].when",
      /condition on rows/,
      /states nothing/,
    ],
    [
      "an unknown condition",
      '"changed": "state"',
      '"change": "state"',
      14,
      "events[0].when.change",
      /changed/,
      /"change"/,
    ],
    [
      "a condition on other rows without a key",
      '"rows": { "key": "k" },',
      "",
      14,
      "events[0].when.changed",
      /rows\.key/,
      /`changed`/,
    ],
    [
      "an order without a key",
      '{ "key": "k" }',
      '{ "order": [{ "number": "n" }] }',
      5,
      "rows.order",
      /rows\.key/,
      /`order`/,
    ],
  ])("with %s is refused at its line", (_name, from, to, line, path, allowed, message) => {
    const problem = problemOf(from, to);
    expect(problem).toMatchObject({ code: "invalid-mapping", where: { file: "tickets.json", line, path } });
    expect(problem.allowed).toMatch(allowed);
    expect(problem.message).toMatch(message);
  });

  it("without events is refused", () => {
    expect(thrown(() => parseMapping('{"events": []}')).error.problem).toMatchObject({
      code: "invalid-mapping",
      where: { path: "events" },
    });
    expect(thrown(() => parseMapping("{}")).error.problem).toMatchObject({ message: '"events" is missing' });
  });

  it("that is no JSON is refused at its line", () => {
    expect(problemOf('"zone": "UTC",', '"zone": "UTC"')).toMatchObject({
      code: "bad-json",
      where: { file: "tickets.json", line: 4 },
    });
  });

  it("that names a column the file does not have says which there are", () => {
    const mapper = parseMapping(GOOD, "tickets.json").createMapper();
    expect(() => mapper.checkColumns(["k", "day", "c", "state"], "a.csv")).not.toThrow();
    const { error } = thrown(() => mapper.checkColumns(["k", "date", "c", "state"], "a.csv"));
    expect(error.problem).toMatchObject({
      code: "unknown-column",
      message: 'a.csv has no column "day"',
      where: { file: "tickets.json", line: 7, path: "instants.at.text" },
      allowed: "k, date, c, state",
    });
  });

  it("tells which columns no row had, as JSON has no header to compare with", () => {
    const mapper = parseMapping(GOOD).createMapper();
    mapper.add([{ values: { k: "1", day: "1/1/2026", c: "Mail" }, line: 1, number: 1, file: "a.jsonl" }]);
    for (const _ of mapper.end());
    expect(mapper.unseen()).toEqual(["state"]);
  });
});
