import { expect, test } from "vitest";
import { thrown } from "../../test/thrown.ts";
import { type ConventionInput, defineConvention, optionsUnder } from "./convention.ts";

const desk = {
  id: "desk",
  title: "Desk",
  about: "Counts from the hand-over.",
  options: { wait: { start: "handed_over" } },
};

test("what it does not speak of has our default", () => {
  expect(defineConvention(desk).settings).toEqual({ clock: null, calendar: "each-instant" });
});

test("the settings' own options go before the convention's", () => {
  const convention = defineConvention(desk);
  expect(optionsUnder(convention, "wait", { end: "anyone" })).toEqual({ start: "handed_over", end: "anyone" });
  expect(optionsUnder(convention, "wait", { start: "asked" })).toEqual({ start: "asked" });
  expect(optionsUnder(convention, "other")).toEqual({});
});

test("a setting that does not exist is refused at the author's line", () => {
  const { error, file } = thrown(() =>
    defineConvention({ ...desk, settings: { clok: "business" } } as ConventionInput),
  );
  expect(error.problem).toMatchObject({ code: "invalid-definition", where: { path: "settings" } });
  expect(file).toBe("convention.test.ts");
});
