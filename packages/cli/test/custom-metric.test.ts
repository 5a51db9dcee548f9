import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { EVENTS, makeProject, runProcess } from "./make-project.ts";

const EXAMPLE = resolve(import.meta.dirname, "../../../examples/custom-metric");
const METRIC = readFileSync(join(EXAMPLE, "metrics/repeat-greeting.ts"), "utf8");
const OCTOBER = ["--from", "2026-10-01", "--to", "2026-11-01", "--events", "log.jsonl"];

test("the example's metric is about 15 lines, and is measured where it lies", () => {
  expect(METRIC.trimEnd().split("\n").length).toBeLessThanOrEqual(16);
  const measured = runProcess(
    EXAMPLE,
    ...["measure", "repeat_greeting", "--from", "2026-10-01", "--to", "2026-11-01", "--by", "channel", "--json"],
    ...["--events", "log/october.jsonl"],
  );
  expect(measured).toMatchObject({ status: 0, stderr: "" });
  expect(
    measured.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { metric: "repeat_greeting", dimensions: { channel: "chat" }, estimate: { kind: "proportion", k: 1, n: 2 } },
    { metric: "repeat_greeting", dimensions: { channel: "email" }, estimate: { kind: "proportion", k: 0, n: 2 } },
  ]);
}, 30_000);

test("without a config, and beside the metrics that come with almanac", () => {
  const folder = makeProject({ "log.jsonl": EVENTS, "metrics/repeat-greeting.ts": METRIC });
  const { stdout, stderr } = runProcess(
    folder,
    "measure",
    "repeat_greeting",
    "first_response_time",
    ...OCTOBER,
    "--json",
  );
  expect(stderr).toBe("");
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { metric: "repeat_greeting", estimate: { k: 0, n: 2 } },
    { metric: "first_response_time", estimate: { n: 2, mean: 1200 } },
  ]);
}, 30_000);

test.each([
  [
    "no metric",
    "export default 15;\n",
    /^metrics\/repeat-greeting\.ts: the file's default export is no metric \[invalid-metric-file\]/,
  ],
  [
    "what does not parse",
    METRIC.replace("fact: turn,", "fact: turn"),
    /^metrics\/repeat-greeting\.ts:9: syntax: .* \[invalid-metric-file\]/,
  ],
  [
    "a fact that does not exist",
    METRIC.replace(/\bturn\b/g, "trun"),
    /^metrics\/repeat-greeting\.ts:1: syntax: .*trun/,
  ],
])(
  "a metric's file with %s gives one message with its place",
  (_, text, message) => {
    const folder = makeProject({ "log.jsonl": EVENTS, "metrics/repeat-greeting.ts": text });
    const { status, stdout, stderr } = runProcess(folder, "measure", "first_response_time", ...OCTOBER);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  },
  30_000,
);
