import { expect, test } from "vitest";
import { distributionOptions, isoDuration } from "./options.ts";

test("edges are none by default, ascend, and are at least one", () => {
  expect(distributionOptions.parse({})).toEqual({ edges: null });
  expect(distributionOptions.parse({ edges: [60, 3600] })).toEqual({ edges: [60, 3600] });
  for (const edges of [[], [60, 60], [60, 30], ["60"]])
    expect(distributionOptions.safeParse({ edges }).success).toBe(false);
});

test("an ISO duration, and what is allowed where it is none", () => {
  expect(isoDuration.safeParse("PT60S").success).toBe(true);
  expect(isoDuration.safeParse("60s").error?.issues[0]?.message).toContain("ISO 8601");
});
