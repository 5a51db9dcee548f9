import { expect, test } from "vitest";
import { thrown } from "../../test/thrown.ts";
import { defineReport, type ReportInput } from "./report.ts";

test("what is left out: the whole company, all metrics, for everybody", () => {
  expect(defineReport({ period: "month", by: ["channel", "team"] })).toEqual({
    period: "month",
    level: "company",
    metrics: "all",
    by: ["channel", "team"],
    restricted: false,
  });
});

test("a report of vendors behind a grant", () => {
  const report = defineReport({ period: "month", level: "agent.vendor", restricted: true, metrics: ["csat"] });
  expect(report).toMatchObject({ level: "agent.vendor", restricted: true, metrics: ["csat"] });
});

test("a period that does not exist is refused at the author's line, with those that do", () => {
  const { error, file } = thrown(() => defineReport({ period: "fortnight" } as unknown as ReportInput));
  expect(error.problem).toMatchObject({ code: "invalid-definition", where: { path: "period" } });
  expect(error.message).toContain('"quarter"');
  expect(file).toBe("report.test.ts");
});
