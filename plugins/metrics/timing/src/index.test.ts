import { readFileSync } from "node:fs";
import { AlmanacError } from "@almanac/core";
import { describe, expect, test } from "vitest";
import { timing } from "./index.ts";
import { ORDER } from "./order.ts";

const ids = timing().map(({ id }) => id);

describe("timing()", () => {
  test("gives every metric once, in the order of the dictionary", () => {
    expect(ids).toEqual(ORDER);
  });

  test("`only` keeps that order", () => {
    expect(timing({ only: ["missed", "queue_time"] }).map(({ id }) => id)).toEqual(["queue_time", "missed"]);
  });

  test("an id it does not have is refused at the caller's line, with those it has", () => {
    const call = () => timing({ only: ["wait_time"] });
    expect(call).toThrow(AlmanacError);
    expect(call).toThrow("there is no metric `wait_time`");
    try {
      call();
    } catch (error) {
      const { problem, stack } = error as AlmanacError;
      expect(problem.allowed).toContain("queue_time");
      expect(stack?.split("\n")[1]).toContain("index.test.ts");
    }
  });
});

describe("every metric", () => {
  test.each(timing())("$id documents each of its options", (metric) => {
    const shape = (
      metric.schema as unknown as { readonly shape: Readonly<Record<string, { readonly description?: string }>> }
    ).shape;
    for (const [name, option] of Object.entries(shape)) expect(option.description, name).toMatch(/\.$/);
  });

  test.each(timing())("$id refuses an option it does not have, at the caller's line", (metric) => {
    try {
      metric({ nonsense: 1 });
      expect.unreachable();
    } catch (error) {
      expect((error as AlmanacError).problem).toMatchObject({ code: "invalid-option" });
      expect((error as Error).stack?.split("\n")[1]).toContain("index.test.ts");
    }
  });
});

describe("words", () => {
  const text = readFileSync(new URL("../messages/pl.json", import.meta.url), "utf8");
  const polish = JSON.parse(text) as Readonly<Record<string, { readonly title: string; readonly about: string }>>;

  test("Polish speaks of every metric and of no other", () => {
    expect(Object.keys(polish)).toEqual(ids);
  });

  test.each(timing())(
    "$id: a title without a full stop, a sentence that says something else than the English",
    (metric) => {
      const said = polish[metric.id];
      expect(said?.title).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(said?.about).toMatch(/^\p{Lu}.*\.$/u);
      expect(said?.title).not.toBe(metric.title);
      expect(said?.about).not.toBe(metric.about);
    },
  );
});
