import { expect, test } from "vitest";
import { z } from "zod";
import { thrown } from "../../test/thrown.ts";
import { defineEngine } from "./engine.ts";

/** Adds up what it is given, in as many parts as it has threads. */
const adder = defineEngine({
  name: "adder",
  dialect: { plus: "+" },
  options: z.strictObject({ threads: z.int().positive().prefault(1) }),
  connect: async ({ threads }) => ({
    threads,
    run: (values: readonly number[]) => values.reduce((total, value) => total + value, 0),
  }),
});

test("an engine is a function of its options that connects", async () => {
  const engine = adder({ threads: 4 });
  const connection = await engine.connect();
  expect(engine).toMatchObject({ name: "adder", dialect: { plus: "+" } });
  expect(connection.threads).toBe(4);
  expect(connection.run([1, 2, 3])).toBe(6);
  expect((await adder().connect()).threads).toBe(1);
});

test("a bad option is refused at the caller's line", () => {
  const { error, file } = thrown(() => adder({ threads: 0 }));
  expect(error.problem).toMatchObject({ code: "invalid-option", where: { path: "adder.threads" } });
  expect(file).toBe("engine.test.ts");
});
