import { expect, expectTypeOf, test } from "vitest";
import { thrown } from "../../test/thrown.ts";
import { defineLocale } from "./locale.ts";

const danish = defineLocale({
  language: "da",
  tag: "da-DK",
  name: "Dansk",
  direction: "ltr",
  messages: { "scorecard.title": "Nøgletal" },
  metrics: { queue_time: { title: "Tid i kø", about: "Fra kø til første tildeling." } },
});

test("keeps the names of its messages in its type", () => {
  expectTypeOf(danish.messages).toHaveProperty("scorecard.title");
  expect(danish.messages["scorecard.title"]).toBe("Nøgletal");
});

test("an empty message or a tag that is none is refused at the author's line", () => {
  const empty = thrown(() => defineLocale({ ...danish, messages: { "scorecard.title": "" } }));
  expect(empty.error.problem.where?.path).toBe("messages.scorecard.title");
  expect(empty.file).toBe("locale.test.ts");
  expect(thrown(() => defineLocale({ ...danish, tag: "da_DK" })).error.problem.where?.path).toBe("tag");
});
