import { expect, test } from "vitest";
import { z } from "zod";
import { thrown } from "../../test/thrown.ts";
import type { Figures } from "../snapshot/figures.ts";
import { figureKey } from "../snapshot/metric-figures.ts";
import { defineCheck } from "./check.ts";

/** Figures whose rows were left out so often that they speak for few. */
const mostlyLeftOut = defineCheck({
  id: "mostly-left-out",
  about: "A figure that more rows were left out of than counted.",
  options: z.strictObject({ share: z.number().gt(0).lte(1).prefault(0.5) }),
  judge: ({ metrics }, { share }) =>
    metrics.flatMap((metric) => {
      const { estimate } = metric;
      const out = Object.values(estimate.leftOut).reduce((total, rows) => total + rows, 0);
      const counted = "n" in estimate ? estimate.n : 0;
      return out / (out + counted) > share ? [{ metrics: [figureKey(metric)], facts: { leftOut: out, counted } }] : [];
    }),
});

const figures = (n: number, spam: number): Figures =>
  ({ metrics: [{ id: "csat", dimensions: {}, estimate: { n, leftOut: { spam } } }] }) as unknown as Figures;

test("says which figures, and with which numbers", () => {
  expect(mostlyLeftOut().judge(figures(4, 6))).toEqual([{ metrics: ["csat"], facts: { leftOut: 6, counted: 4 } }]);
  expect(mostlyLeftOut({ share: 0.6 }).judge(figures(4, 6))).toEqual([]);
});

test("a bad option is refused at the caller's line", () => {
  const { error, file } = thrown(() => mostlyLeftOut({ share: 2 }));
  expect(error.problem.where?.path).toBe("mostly-left-out.share");
  expect(file).toBe("check.test.ts");
});
