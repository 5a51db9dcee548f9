import { expect, test } from "vitest";
import { z } from "zod";
import { thrown } from "../../test/thrown.ts";
import type { MetricFigures } from "../snapshot/metric-figures.ts";
import { type ChartContext, defineChart } from "./chart.ts";

const svg = (width: number, body: string, { labelledBy }: ChartContext): string =>
  `<svg role="img" aria-labelledby="${labelledBy}" viewBox="0 0 ${width} 24">${body}</svg>`;

/** A share as a bar of its full length. */
const shareBar = defineChart({
  id: "share-bar",
  about: "A share as a bar.",
  kinds: ["proportion"],
  options: z.strictObject({ height: z.int().min(4).max(24).prefault(12) }),
  draw: ({ estimate }, context, { height }) => {
    const share = estimate.value;
    if (share === null) return null;
    const picture = (width: number) =>
      svg(width, `<rect width="${Math.round(width * share)}" height="${height}" fill="var(--series)"/>`, context);
    return { wide: picture(640), narrow: picture(320) };
  },
});

const context: ChartContext = { format: String, labelledBy: "headline" };
const figures = (value: number | null) => ({ estimate: { value } }) as unknown as MetricFigures;

test("draws in both widths, and nothing without data", () => {
  const picture = shareBar().draw(figures(0.25), context);
  expect(picture?.wide).toContain('<rect width="160" height="12"');
  expect(picture?.narrow).toContain('<rect width="80" height="12"');
  expect(shareBar().draw(figures(null), context)).toBeNull();
});

test("a bad option is refused at the caller's line, a chart of no kind at the author's", () => {
  expect(thrown(() => shareBar({ height: 99 })).file).toBe("chart.test.ts");
  const { error, file } = thrown(() =>
    defineChart({ id: "none", about: "None.", kinds: [], options: z.strictObject({}), draw: () => null }),
  );
  expect(error.problem.where?.path).toBe("kinds");
  expect(file).toBe("chart.test.ts");
});
