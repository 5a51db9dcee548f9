import { z } from "zod";
import type { EstimatorKind } from "../estimate.ts";
import { invalidOption } from "../metric/define.ts";
import type { MetricFigures } from "../snapshot/metric-figures.ts";
import { checked, PLUGIN_ID } from "./checked.ts";

/** What a chart needs beside the figures: words are said by the page's language. */
export interface ChartContext {
  /** Says a value of the metric's unit, e.g. `1 h 20 min`. */
  readonly format: (value: number) => string;
  /** Ids of the headline and description that label the picture. */
  readonly labelledBy: string;
}

/** A picture in both widths as SVG text. */
export interface Picture {
  readonly wide: string;
  readonly narrow: string;
}

/** A chart with its options applied. */
export interface Chart {
  readonly id: string;
  readonly kinds: readonly EstimatorKind[];
  /** Pure; null where the figures have nothing to draw. */
  readonly draw: (figures: MetricFigures, context: ChartContext) => Picture | null;
}

/** A chart as its file exports it: a function of its options. */
export interface ChartPlugin {
  /** Throws `AlmanacError` (`invalid-option`) at the caller's line. */
  (options?: unknown): Chart;
  readonly chart: string;
  readonly about: string;
  readonly schema: z.ZodType;
}

/** What `defineChart` takes. */
export interface ChartInput<Options> {
  readonly id: string;
  readonly about: string;
  /** The kinds of estimate it can draw. */
  readonly kinds: readonly EstimatorKind[];
  readonly options: z.ZodType<Options>;
  readonly draw: (figures: MetricFigures, context: ChartContext, options: Options) => Picture | null;
}

const Named = z.looseObject({
  id: z.string().regex(PLUGIN_ID),
  about: z.string().min(1),
  kinds: z.array(z.string()).min(1),
});

/** A chart: figures to SVG. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineChart<Options>(input: ChartInput<Options>): ChartPlugin {
  checked("chart", Named, input, defineChart);
  const { id, about, kinds, options: schema, draw } = input;
  const chart = (given: unknown = {}): Chart => {
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw invalidOption(id, parsed.error, chart);
    return Object.freeze({
      id,
      kinds,
      draw: (figures: MetricFigures, context: ChartContext) => draw(figures, context, parsed.data),
    });
  };
  return Object.freeze(Object.assign(chart, { chart: id, about, schema }));
}
