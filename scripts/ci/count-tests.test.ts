import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

const script = join(import.meta.dirname, "count-tests.mjs");

function count(report: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "almanac-count-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "report.json");
  if (report !== undefined) writeFileSync(file, typeof report === "string" ? report : JSON.stringify(report));
  const { stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: "utf8" });
  return `${stderr}${stdout}`.trim();
}

const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
const failedTest = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
const brokenFile = { status: "failed", assertionResults: [] };
const goodFile = { status: "passed", assertionResults: [{ status: "passed" }] };

it("counts tests", () => {
  expect(count({ ...report, testResults: [goodFile, failedTest] })).toBe("5 1 2");
});

it("names the tests that were skipped", () => {
  const skipped = { status: "passed", assertionResults: [{ status: "skipped", fullName: "a real log (not here)" }] };
  expect(count({ ...report, testResults: [skipped] })).toBe("skipped: a real log (not here)\n5 1 2");
});

it("counts a file that could not be loaded as a failure", () => {
  expect(count({ ...report, testResults: [goodFile, failedTest, brokenFile] })).toBe("5 2 2");
});

it("counts a missing or broken report as a failure", () => {
  expect(count(undefined)).toBe("0 1 0");
  expect(count("{")).toBe("0 1 0");
});
