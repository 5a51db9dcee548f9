import { describe, expect, it } from "vitest";
import { z } from "zod";
import { schemaProblem } from "./schema-problem.ts";

const Schema = z
  .strictObject({
    zone: z
      .string()
      .regex(/^[A-Z]/)
      .meta({ description: "a capital letter first" })
      .optional(),
    unit: z.enum(["day", "week"]).default("day"),
    rules: z
      .array(
        z
          .union([
            z.strictObject({ attribute: z.string() }),
            z.strictObject({ team: z.record(z.string(), z.string()) }),
          ])
          .meta({ description: "a rule" }),
      )
      .default([]),
    shape: z.union([z.strictObject({ a: z.number() }), z.array(z.strictObject({ a: z.number() }))]).optional(),
    pair: z.tuple([z.string(), z.number().meta({ description: "a number of days" })]).optional(),
  })
  .refine((value) => value.zone !== "Never", { path: ["zone"], error: "never say Never" })
  .readonly();

const problem = (value: unknown): ReturnType<typeof schemaProblem> => {
  const parsed = Schema.safeParse(value);
  if (parsed.success) throw new Error("the schema takes it");
  return schemaProblem(Schema, value, parsed.error);
};

describe("schemaProblem", () => {
  it.each([
    [{ zone: "utc" }, { path: ["zone"], message: '"utc" cannot stand here', allowed: "a capital letter first" }],
    [{ zone: 7 }, { path: ["zone"], message: "7 cannot stand here", allowed: "a capital letter first" }],
    [{ unit: "hour" }, { path: ["unit"], message: '"hour" cannot stand here', allowed: '"day", "week"' }],
    [
      { zoen: "X" },
      { path: ["zoen"], message: 'unknown field "zoen"', allowed: "the fields zone, unit, rules, shape, pair" },
    ],
    [{ zone: "Never" }, { path: ["zone"], message: "never say Never", allowed: "a capital letter first" }],
    [{ rules: [{ team: { berlin: 5 } }] }, { path: ["rules", 0, "team", "berlin"], message: "5 cannot stand here" }],
    [{ rules: [{ tema: {} }] }, { path: ["rules", 0], message: "an object cannot stand here", allowed: "a rule" }],
    [{ shape: { b: 1 } }, { path: ["shape", "a"], message: '"a" is missing' }],
    [{ shape: { a: 1, b: 1 } }, { path: ["shape", "b"], message: 'unknown field "b"', allowed: "the fields a" }],
    [{ shape: [{ a: "x" }] }, { path: ["shape", 0, "a"], message: '"x" cannot stand here' }],
    [{ shape: 3 }, { path: ["shape"], message: "3 cannot stand here", allowed: "an object with the fields a" }],
    [{ pair: ["x", null] }, { path: ["pair", 1], message: "null cannot stand here", allowed: "a number of days" }],
    [[], { path: [], message: "a list cannot stand here", allowed: expect.stringContaining("zone, unit") }],
  ])("%j", (value, expected) => {
    expect(problem(value)).toMatchObject(expected);
  });
});
