import { expect, test } from "vitest";
import { loadProject } from "../src/project.ts";
import { EVENTS, makeProject, runProcess } from "./make-project.ts";

const CONFIG = `import { defineConfig } from "@almanac/core";
import { timing } from "@almanac/metrics-timing";

export default defineConfig({
  name: "Northwind support",
  zone: "Europe/Warsaw",
  languages: ["en", "pl"],
  plugins: [timing({ only: ["first_response_time", "queue_time"] })],
  metrics: { first_response_time: { start: "opened" } },
  reports: { monthly: { period: "month", metrics: ["queue_time"], by: ["channel"] } },
});
`;

const METRIC = `import { count, cycle, defineMetric } from "@almanac/core";

export default defineMetric({
  id: "openings", title: "Openings", about: "Conversations opened.", fact: cycle,
  unit: "count", better: "neither", at: (c) => c.opened, measure: () => count(),
});
`;

const load = (files: Readonly<Record<string, string>>, config?: string) =>
  loadProject(config, { cwd: makeProject(files) });

test("a config gives name, settings, metrics, reports and languages", async () => {
  const project = await load({ "almanac.config.ts": CONFIG, "metrics/openings.ts": METRIC });
  expect(project).toMatchObject({ name: "Northwind support", file: "almanac.config.ts", languages: ["en", "pl"] });
  expect(project.settings).toMatchObject({
    zone: "Europe/Warsaw",
    metrics: { first_response_time: { start: "opened" } },
  });
  expect([...project.metrics.keys()]).toEqual(["queue_time", "first_response_time", "openings"]);
  expect(project.reports).toEqual({
    monthly: { period: "month", level: "company", metrics: ["queue_time"], by: ["channel"], restricted: false },
  });
});

test("without a config: every timing metric, UTC, a report for each period", async () => {
  const project = await load({});
  expect(project.settings.zone).toBe("UTC");
  expect(project.file).toBeNull();
  expect(project.metrics.size).toBeGreaterThan(20);
  expect(Object.entries(project.reports).map(([name, { period, metrics }]) => [name, period, metrics])).toEqual([
    ["daily", "day", "all"],
    ["weekly", "week", "all"],
    ["monthly", "month", "all"],
    ["quarterly", "quarter", "all"],
    ["yearly", "year", "all"],
  ]);
});

test("a config elsewhere brings the metrics beside it", async () => {
  const project = await load(
    { "desk/other.config.ts": CONFIG, "desk/metrics/openings.ts": METRIC },
    "desk/other.config.ts",
  );
  expect(project.file).toBe("desk/other.config.ts");
  expect(project.metrics.has("openings")).toBe(true);
});

test("a config in JavaScript, without defineConfig, is held against the same rules", async () => {
  expect((await load({ "almanac.config.mjs": `export default { name: "Plain" };` })).name).toBe("Plain");
  await expect(load({ "almanac.config.mjs": `export default { name: "Plain", zone: "Mars" };` })).rejects.toMatchObject(
    {
      problem: { code: "invalid-config", where: { file: "almanac.config.mjs", path: "zone" } },
    },
  );
});

const LINE = "export default { name: 'x', ";
test.each([
  [
    "reports: { monthly: { period: 'month', metrics: ['queue_tim'] } } }",
    "unknown-metric",
    "reports.monthly.metrics[0]",
  ],
  ["targets: [{ name: 't', metric: 'nothing_like_it', within: 'PT1H' }] }", "unknown-metric", "targets[0].metric"],
  ["metrics: { queue_tme: {} } }", "unknown-metric", "metrics.queue_tme"],
  ["metrics: { first_response_time: { start: 'never' } } }", "invalid-option", "metrics.first_response_time.start"],
  ["goals: [{ metric: 'csta', atLeast: 1, by: '2026-12-31', owner: 'o' }] }", "unknown-metric", "goals[0].metric"],
])("%s is refused: nothing it says would change a figure", async (rest, code, path) => {
  await expect(load({ "almanac.config.mjs": LINE + rest })).rejects.toMatchObject({
    problem: { code, where: { file: "almanac.config.mjs", path } },
  });
});

test("two configs in one folder, and one that is named and not there", async () => {
  const files = { "almanac.config.ts": CONFIG, "almanac.config.mjs": "export default { name: 'x' };" };
  await expect(load(files)).rejects.toMatchObject({ problem: { code: "several-configs" } });
  await expect(load(files, "almanac.config.js")).rejects.toMatchObject({
    problem: { code: "no-such-file", where: { file: "almanac.config.js" } },
  });
});

const MEASURE = [
  "measure",
  "first_response_time",
  "--from",
  "2026-10-05",
  "--to",
  "2026-10-06",
  "--events",
  "log.jsonl",
];

test("measure goes by the project, a settings file in its place, a folder without either by defaults", () => {
  const folder = makeProject({ "almanac.config.ts": CONFIG, "log.jsonl": EVENTS, "settings.json": `{"zone":"UTC"}` });
  const own = runProcess(folder, "measure", "missed", ...MEASURE.slice(2));
  expect(own).toMatchObject({ status: 1 });
  expect(own.stderr).toContain("there is no metric `missed`");
  expect(own.stderr).toContain("allowed: queue_time, first_response_time");
  const settled = runProcess(folder, ...MEASURE, "--settings", "settings.json", "--json");
  expect(settled).toMatchObject({ status: 0, stderr: "" });
  expect(JSON.parse(settled.stdout)).toMatchObject({ estimate: { n: 2, mean: 1200 } });
}, 30_000);

const BROKEN: readonly (readonly [name: string, file: string, text: string, message: RegExp])[] = [
  [
    "a wrong field",
    "almanac.config.ts",
    CONFIG.replace("zone:", "zones:"),
    /^almanac\.config\.ts:4: zones: unknown field "zones" \[invalid-config\]\n {2}allowed: the fields name, zone,/,
  ],
  [
    "a wrong option of a plugin",
    "almanac.config.ts",
    CONFIG.replace('"queue_time"]', '"queue"]'),
    /^almanac\.config\.ts:8: only: timing: there is no metric `queue` \[unknown-metric\]/,
  ],
  [
    "TypeScript that is none",
    "almanac.config.ts",
    CONFIG.replace('support",', 'support"'),
    /^almanac\.config\.ts:6: syntax: .* \[invalid-config\]/,
  ],
  [
    "JavaScript that is none",
    "almanac.config.mjs",
    "export default {\n  name: 'x'\n  zone: 'UTC',\n};\n",
    /^almanac\.config\.mjs:3: syntax: .* \[invalid-config\]/,
  ],
  [
    "an unknown plugin",
    "almanac.config.ts",
    CONFIG.replace("metrics-timing", "metrics-taming"),
    /^almanac\.config\.ts:2: there is no package `@almanac\/metrics-taming` \[invalid-config\]/,
  ],
  [
    "a missing file",
    "almanac.config.ts",
    `import x from "./nowhere.ts";\nexport default x;\n`,
    /^almanac\.config\.ts:1: there is no module/,
  ],
  [
    "a name a package does not have",
    "almanac.config.ts",
    CONFIG.replace("{ defineConfig }", "{ defineConfg, defineConfig }"),
    /^almanac\.config\.ts:1: syntax: .*defineConfg/,
  ],
  [
    "an error of its own",
    "almanac.config.ts",
    `\n\nthrow new RangeError("no luck");\n`,
    /^almanac\.config\.ts:3: the file throws RangeError: no luck \[invalid-config\]/,
  ],
  [
    "no default export",
    "almanac.config.ts",
    "export const x = 1;\n",
    /^almanac\.config\.ts: the file has no default export \[invalid-config\]/,
  ],
  [
    "a plugin not called",
    "almanac.config.ts",
    CONFIG.replace(/timing\(.*\)/, "timing"),
    /^almanac\.config\.ts:4: plugins\[0\]: a function cannot stand here/,
  ],
];

test.each(BROKEN)(
  "%s gives one message with file and line, and no stack",
  (_, file, text, message) => {
    const { status, stdout, stderr } = runProcess(makeProject({ [file]: text, "log.jsonl": EVENTS }), ...MEASURE);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr.match(/\[[a-z-]+\]$/gm)).toHaveLength(1);
  },
  30_000,
);
