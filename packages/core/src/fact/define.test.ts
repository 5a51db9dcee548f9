import { expect, test } from "vitest";
import { thrown } from "../../test/thrown.ts";
import { column, type Expression } from "../expression/node.ts";
import { countOf, first, is, known, last, runningCount, total } from "../expression/words.ts";
import { columnNames, defineFact } from "./define.ts";
import { event } from "./event.ts";

const call = defineFact({
  id: "call",
  about: "A call.",
  of: event,
  where: (e) => is(e.channel, "phone"),
  within: ["conversation"],
  windows: (e) => ({ so_far: runningCount(known(e.talk)) }),
  key: ["conversation"],
  columns: (e) => ({ began: first(e.at), talked: total(e.talk), logged: last(e.so_far) }),
  derived: (c) => ({ has_talk: known(c.talked) }),
  dimensions: (c) => ({ conversation: c.conversation }),
});

test("its columns are the key, the fold and what is derived; a row that stays a row keeps its source's", () => {
  expect(columnNames(call)).toEqual(["conversation", "began", "talked", "logged", "has_talk"]);
  const long = defineFact({ id: "long", about: "A call with talk.", of: call, where: (c) => c.has_talk });
  expect(columnNames(long)).toEqual(columnNames(call));
  expect(long.dimensions).toEqual(call.dimensions);
});

test("a fold of folded rows has none of their dimensions but its own", () => {
  const all = defineFact({
    id: "all",
    about: "All calls.",
    of: call,
    key: ["has_talk"],
    columns: () => ({ calls: countOf() }),
  });
  expect([all.dimensions, all.credits, all.open, all.reasons, all.always]).toEqual([{}, {}, null, {}, []]);
});

test.each([
  ["derived", { derived: () => ({ wrong: known(column("nowhere")) }) }],
  ["having", { having: () => known(column("nowhere")) }],
  ["credits", { credits: () => ({ began: { agent: column("nowhere") } }) }],
] as const)("%s: a column that does not exist is refused at the author's line", (_, part) => {
  const { error, file } = thrown(() => defineFact({ id: "bad", about: "Bad.", of: call, ...(part as object) }));
  expect(error.problem).toMatchObject({ code: "unknown-column", message: "fact bad: there is no column `nowhere`" });
  expect(file).toBe("define.test.ts");
});

test("a column of the fold hides one of the same name below, in its type too", () => {
  const odd = defineFact({
    id: "odd",
    about: "Odd.",
    of: event,
    key: ["agent"],
    columns: (e) => ({ solved: first(e.at) }),
  });
  const instant: Expression<"instant", "row"> = odd.row.solved;
  expect(instant).toEqual({ kind: "col", name: "solved" });
});
