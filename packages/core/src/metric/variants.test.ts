import { expect, test } from "vitest";
import { z } from "zod";
import { thrown } from "../../test/thrown.ts";
import { cycle } from "../fact/cycle.ts";
import { message } from "../fact/message.ts";
import { defineMetric } from "./define.ts";
import { count } from "./estimators.ts";
import { defineVariants } from "./variants.ts";

const words = { title: "Arrivals", about: "What arrived.", unit: "count", better: "neither" } as const;
const cycles = defineMetric({ ...words, id: "cycles", fact: cycle, at: (c) => c.opened, measure: () => count() });
const messages = defineMetric({
  ...words,
  id: "messages",
  fact: message,
  options: z.strictObject({ automatic: z.boolean().prefault(true) }),
  at: (m) => m.at,
  measure: () => count(),
});
const arrivals = defineVariants({
  ...words,
  id: "arrivals",
  option: "of",
  describe: "What arrives.",
  variants: { cycles, messages },
  otherwise: "cycles",
});

test("the option chooses the fact, and stands among the options in force", () => {
  expect(arrivals()).toMatchObject({ id: "arrivals", fact: { id: "cycle" }, options: { of: "cycles" } });
  const chosen = arrivals({ of: "messages", automatic: false });
  expect(chosen).toMatchObject({
    id: "arrivals",
    fact: { id: "message" },
    options: { of: "messages", automatic: false },
  });
});

test("a value or an option that does not exist is refused at the caller's line", () => {
  const value = thrown(() => arrivals({ of: "letters" }));
  expect(value.error.problem).toMatchObject({ code: "invalid-option", where: { path: "arrivals.of" } });
  expect(value.file).toBe("variants.test.ts");
  const option = thrown(() => arrivals({ of: "cycles", automatic: false }));
  expect(option.error.problem.code).toBe("invalid-option");
  expect(option.file).toBe("variants.test.ts");
});
