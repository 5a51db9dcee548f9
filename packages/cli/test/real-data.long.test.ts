import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import type { MeasureRow } from "@almanac/core";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../../..");
const SHARED = resolve(ROOT, process.env.ALMANAC_SHARED ?? "../shared");
const INCIDENTS = join(SHARED, "data/uci_servicenow_incidents/IT_Incident_Data.zip");
const EXPECTED = join(SHARED, "oracles/dbt_zendesk/uci/expected/ticket_metrics.deterministic.csv.gz");
const CALLS = join(SHARED, "data/anonymous_bank_calls/data_anonymous_bank_february.txt.gz");
const run = promisify(execFile);

/** Rows that a real process of `almanac measure` prints. */
async function measured(
  example: string,
  ids: readonly string[],
  args: readonly string[],
): Promise<readonly MeasureRow[]> {
  const folder = join(ROOT, "examples", example);
  const files = ["--mapping", join(folder, "mapping.json"), "--settings", join(folder, "settings.json")];
  const line = [join(ROOT, "packages/cli/src/bin.ts"), "measure", ...ids, ...args, ...files, "--json"];
  const { stdout } = await run(process.execPath, line, { maxBuffer: 1e9, cwd: folder });
  return stdout
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text) as MeasureRow);
}

/** Cells of a CSV without quotes in the columns asked for. */
function columnsOf(text: string, separator: string, names: readonly string[]): readonly (readonly string[])[] {
  const [header = "", ...lines] = text.trimEnd().split(/\r?\n/);
  const places = names.map((name) => header.split(separator).indexOf(name));
  return lines.map((line) => {
    const cells = line.split(separator);
    return places.map((place) => cells[place] ?? "");
  });
}

describe.skipIf(!existsSync(INCIDENTS) || !existsSync(EXPECTED))(
  `119,998 rows of an incident log (skipped where ${INCIDENTS} or its oracle is not there)`,
  () => {
    it("give every ticket's first and full resolution in business minutes as dbt_zendesk computes them", async () => {
      const names = ["ticket_id", "first_resolution_business_minutes", "full_resolution_business_minutes"];
      const expected = columnsOf(gunzipSync(readFileSync(EXPECTED)).toString("utf8"), ",", names);
      const ids = ["first_resolution_time", "full_resolution_time"];
      const rows = await measured("servicenow-incidents", ids, [
        "--by",
        "conversation",
        "--clock",
        "business",
        "--from",
        "2016-01-01",
        "--to",
        "2018-01-01",
        "--events",
        INCIDENTS,
      ]);
      const minutes = new Map(
        rows.map(({ metric, dimensions, estimate }) => [
          `${metric} ${Number(dimensions.conversation?.slice(3))}`,
          (estimate.value ?? Number.NaN) / 60,
        ]),
      );
      const different = expected.filter(
        ([ticket, first, full]) =>
          minutes.get(`first_resolution_time ${ticket}`) !== Number(first) ||
          minutes.get(`full_resolution_time ${ticket}`) !== Number(full),
      );
      expect(expected).toHaveLength(20_762);
      expect(different).toEqual([]);
    }, 300_000);
  },
);

interface Call {
  readonly queued: number;
  readonly outcome: string;
}

/** The Kaplan–Meier median by its definition: S falls by d/r at every time at which somebody gave up. */
function medianPatience(times: readonly { readonly at: number; readonly gaveUp: boolean }[]): number | null {
  let survival = 1;
  for (const at of [...new Set(times.map((time) => time.at))].sort((a, b) => a - b)) {
    const atRisk = times.filter((time) => time.at >= at).length;
    survival *= 1 - times.filter((time) => time.at === at && time.gaveUp).length / atRisk;
    if (survival <= 0.5) return at;
  }
  return null;
}

describe.skipIf(!existsSync(CALLS))(`33,344 calls of a bank (skipped where ${CALLS} is not there)`, () => {
  it("give the queue times, the share answered in 20 s and the median patience that the rows themselves give", async () => {
    const cells = columnsOf(gunzipSync(readFileSync(CALLS)).toString("latin1"), "\t", [
      "q_start",
      "q_time",
      "outcome",
      "server",
    ]);
    const calls = cells
      .filter(([, , outcome]) => outcome !== "PHANTOM")
      .map(([start, time, outcome, server]): Call & { readonly joined: boolean; readonly server: string } => ({
        // One caller joined at midnight.
        joined: start !== "0:00:00" || Number(time) > 0,
        queued: Number(time),
        outcome: outcome ?? "",
        server: server ?? "",
      }));
    const all = ["--from", "1999-02-01", "--to", "1999-03-01", "--events", CALLS];
    const [queue, level, patience] = await measured("bank-calls", ["queue_time", "service_level", "patience"], all);
    const waited = calls.filter(
      ({ joined, outcome, server }) => joined && outcome === "AGENT" && server !== "NO_SERVER",
    );
    expect(queue?.estimate).toMatchObject({
      n: waited.length,
      mean: Number((waited.reduce((sum, { queued }) => sum + queued, 0) / waited.length).toFixed(6)),
    });
    const hours = await measured("bank-calls", ["service_level"], [...all, "--by", "hour_of_day"]);
    const total = (field: "k" | "n"): number =>
      hours.reduce((sum, { estimate }) => sum + (estimate.kind === "proportion" ? estimate[field] : 0), 0);
    expect(level?.estimate).toMatchObject({ k: 16_209, n: 29_920 });
    expect([total("k"), total("n")]).toEqual([16_209, 29_920]);
    expect(patience?.estimate).toMatchObject({ n: 3_963, censored: 27_162, medianKaplanMeier: 280 });
    const queuedCalls = calls.filter(({ joined, outcome }) => joined || outcome === "AGENT");
    expect(
      medianPatience(
        queuedCalls.map(({ queued, joined, outcome }) => ({ at: joined ? queued : 0, gaveUp: outcome === "HANG" })),
      ),
    ).toBe(280);
  }, 300_000);
});
