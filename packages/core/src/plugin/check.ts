import { z } from "zod";
import { invalidOption } from "../metric/define.ts";
import type { Figures } from "../snapshot/figures.ts";
import { checked, PLUGIN_ID } from "./checked.ts";

/** Something a check found: the figures it is about by their keys, and what a message says of them. */
export interface CheckResult {
  readonly metrics: readonly string[];
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A check with its options applied. */
export interface Check {
  readonly id: string;
  readonly about: string;
  /** Pure: the same figures give the same results; empty when there is nothing to say. */
  readonly judge: (figures: Figures) => readonly CheckResult[];
}

/** A check as its file exports it: a function of its options. */
export interface CheckPlugin {
  /** Throws `AlmanacError` (`invalid-option`) at the caller's line. */
  (options?: unknown): Check;
  readonly check: string;
  readonly about: string;
  readonly schema: z.ZodType;
}

/** What `defineCheck` takes. */
export interface CheckInput<Options> {
  readonly id: string;
  readonly about: string;
  readonly options: z.ZodType<Options>;
  readonly judge: (figures: Figures, options: Options) => readonly CheckResult[];
}

const Named = z.looseObject({ id: z.string().regex(PLUGIN_ID), about: z.string().min(1) });

/** A check of a report's figures. Throws `AlmanacError` (`invalid-definition`) at the caller's line. */
export function defineCheck<Options>(input: CheckInput<Options>): CheckPlugin {
  checked("check", Named, input, defineCheck);
  const { id, about, options: schema, judge } = input;
  const check = (given: unknown = {}): Check => {
    const parsed = schema.safeParse(given);
    if (!parsed.success) throw invalidOption(id, parsed.error, check);
    return Object.freeze({ id, about, judge: (figures: Figures) => judge(figures, parsed.data) });
  };
  return Object.freeze(Object.assign(check, { check: id, about, schema }));
}
