import { expect, test } from "vitest";
import { thrown } from "../../test/thrown.ts";
import { definePolicy, keepsRule, type PolicyInput } from "./policy.ts";

const marketplace: PolicyInput = {
  id: "marketplace",
  title: "Marketplace",
  about: "Messages are answered within a day.",
  rules: [
    {
      id: "marketplace_answered_24h",
      title: "Answered within 24 hours",
      metric: "service_level",
      options: { metric: "response_time" },
      where: { channel: ["marketplace"] },
      window: "P30D",
      limit: { is: "at-least", value: 0.9 },
    },
    { id: "marketplace_response_time", title: "Response time", metric: "response_time", window: "P7D" },
  ],
};

test("a policy is JSON: read back it is the same", () => {
  const policy = definePolicy(marketplace);
  expect(definePolicy(JSON.parse(JSON.stringify(policy)) as PolicyInput)).toEqual(policy);
});

test.each([
  ["at-least", [false, true, true]],
  ["at-most", [true, true, false]],
  ["above", [false, false, true]],
  ["below", [true, false, false]],
] as const)("%s 0.9: of 0.8, 0.9 and 1", (is, expected) => {
  const [first] = marketplace.rules;
  const [rule] = definePolicy({ ...marketplace, rules: [{ ...first!, limit: { is, value: 0.9 } }] }).rules;
  expect([0.8, 0.9, 1].map((figure) => keepsRule(rule!, figure))).toEqual(expected);
});

test("without data or without a limit nothing is said", () => {
  const [withLimit, without] = definePolicy(marketplace).rules;
  expect([keepsRule(withLimit!, null), keepsRule(without!, 1)]).toEqual([null, null]);
});

test("a window that is no duration is refused at the author's line", () => {
  const [first] = marketplace.rules;
  const { error, file } = thrown(() => definePolicy({ ...marketplace, rules: [{ ...first!, window: "30 days" }] }));
  expect(error.problem).toMatchObject({ code: "invalid-definition", where: { path: "rules.0.window" } });
  expect(file).toBe("policy.test.ts");
});
