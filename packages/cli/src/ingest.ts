import { AlmanacError, parseInstant } from "@almanac/core";
import { ingestCheck, nodeFiles, readMappingFile } from "@almanac/lake";
import type { Input } from "./command.ts";
import type { Effects } from "./effects.ts";
import { ingestText } from "./ingest-text.ts";
import type { Option, Options } from "./option.ts";

/** The options of `almanac ingest`. */
export interface IngestOptions extends Options {
  readonly check: Option<"flag", string>;
  readonly strict: Option<"flag", string>;
  readonly recorded: Option<"one", string>;
  readonly source: Option<"one", string>;
  readonly mapping: Option<"one", string>;
}

function recordedOf(stated: string | undefined, { now }: Effects): bigint {
  if (stated === undefined) return now();
  const instant = parseInstant(stated);
  if (instant.ok) return instant.micros;
  throw new AlmanacError({
    code: "invalid-option",
    message: `--recorded: \`${stated}\` is no instant${instant.reason === "no-offset" ? ": it has no offset from UTC" : ""}`,
    allowed: "an instant with an offset, e.g. 2026-11-01T00:00:00Z",
  });
}

/** Checks the event files of a command line and prints what was found; the exit status: 1 under --strict when a record is bad. */
export async function runIngest(input: Input<IngestOptions>, effects: Effects): Promise<number> {
  const { check, strict, recorded, source, mapping } = input.options;
  if (!check) {
    throw new AlmanacError({
      code: "invalid-option",
      message: "`almanac ingest` without --check would take events into a project's log, and this version keeps none",
      allowed: "--check",
      fix: "add --check to validate the files, or measure them directly with `almanac measure ID --events FILE...`",
    });
  }
  const files = nodeFiles(effects.cwd);
  const read = {
    source,
    recorded: recordedOf(recorded, effects),
    mapping: mapping === undefined ? undefined : await readMappingFile(mapping, files),
  };
  const report = await ingestCheck(input.arguments, read, files);
  for (const notice of report.notices) effects.stderr.write(`${notice}\n`);
  if (input.json) {
    const quarantined = report.quarantined.map(({ file, line, path, reason, message }) => ({
      file,
      line,
      path,
      reason,
      message,
    }));
    effects.stdout.write(`${JSON.stringify({ accepted: report.accepted, quarantined })}\n`);
  } else effects.stdout.write(ingestText(report));
  return strict && report.quarantined.length > 0 ? 1 : 0;
}
