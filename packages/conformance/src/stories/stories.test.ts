import { describe, expect, it } from "vitest";
import { testMetric } from "../example/test-metric.ts";
import { STORIES } from "./index.ts";

describe("the reference interpreter gives what people worked out by hand", () => {
  it.each(STORIES.map((story) => [story.name, story] as const))(
    "%s",
    async (_, { events, settings, registry, gives }) => {
      expect(gives.length).toBeGreaterThan(0);
      for (const { metric, ...consequence } of gives) {
        const example = { events, ...(settings === undefined ? {} : { settings }), ...consequence };
        await testMetric(metric, example, registry === undefined ? {} : { registry });
      }
    },
  );
});
