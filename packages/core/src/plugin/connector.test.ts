import { expect, test } from "vitest";
import { z } from "zod";
import { thrown } from "../../test/thrown.ts";
import { defineConnector, type Page, type ReadContext } from "./connector.ts";

/** Lines of a text, one message each: the smallest source there is. */
const lines = defineConnector({
  name: "lines",
  about: "One received message a line.",
  options: z.strictObject({ text: z.string().min(1), perPage: z.int().positive().prefault(2) }),
  async *read({ text, perPage }, { source, cursor, now }) {
    const all = text.split("\n");
    for (let from = Number(cursor ?? 0); from < all.length; from += perPage) {
      const page = all.slice(from, from + perPage);
      yield {
        events: page.map((line, i) => ({
          id: `${from + i}`,
          type: "message.received" as const,
          at: now,
          source,
          channel: "email",
          conversation: line,
        })),
        cursor: String(from + page.length),
      } satisfies Page;
    }
  },
});

const context = (cursor: string | null): ReadContext => ({
  source: "notes",
  cursor,
  now: "2026-10-05T09:00:00Z",
  signal: new AbortController().signal,
});

test("reads page by page under the source's name, and goes on from a cursor", async () => {
  const source = lines({ text: "a\nb\nc" });
  const pages = await Array.fromAsync(source.read(context(null)));
  expect(pages.map(({ cursor }) => cursor)).toEqual(["2", "3"]);
  expect(pages[1]?.events).toMatchObject([{ id: "2", source: "notes", conversation: "c" }]);
  expect(await Array.fromAsync(source.read(context("2")))).toHaveLength(1);
});

test("the options, which may hold secrets, are not in the source", () => {
  expect(JSON.stringify(lines({ text: "secret" }))).toBe('{"connector":"lines"}');
});

test("a bad option is refused at the caller's line, without its value", () => {
  const { error, file } = thrown(() => lines({ text: "secret", perPage: 0 }));
  expect(error.problem).toMatchObject({ code: "invalid-option", where: { path: "lines.perPage" } });
  expect(error.message).not.toContain("secret");
  expect(file).toBe("connector.test.ts");
});

test("a bad name is refused at the author's line", () => {
  const broken = () =>
    defineConnector({ name: "My lines", about: "No.", options: z.strictObject({}), read: async function* () {} });
  const { error, file } = thrown(broken);
  expect(error.problem.where?.path).toBe("name");
  expect(file).toBe("connector.test.ts");
});
