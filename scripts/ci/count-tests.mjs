/**
 * Prints `passed failed skipped` of a vitest JSON report: `node scripts/ci/count-tests.mjs .results/unit.json`.
 * The skipped tests are named on stderr. A test file that could not be loaded counts as one failed test, and so does a report that is missing or not JSON.
 */
import { readFileSync } from "node:fs";

function count(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return [0, 1, 0];
  }
  const broken = report.testResults.filter((one) => one.status === "failed" && !hasFailure(one)).length;
  const skipped = report.testResults.flatMap(({ assertionResults }) => assertionResults).filter(isSkipped);
  for (const { fullName } of skipped) console.error(`skipped: ${fullName}`);
  return [report.numPassedTests, report.numFailedTests + broken, report.numPendingTests + report.numTodoTests];
}

function isSkipped({ status }) {
  return status !== "passed" && status !== "failed";
}

function hasFailure({ assertionResults }) {
  return assertionResults.some(({ status }) => status === "failed");
}

console.log(count(process.argv[2]).join(" "));
