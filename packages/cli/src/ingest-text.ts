import type { IngestReport } from "@almanac/lake";

/** Records of a reason that a person is shown; a program gets all. */
const SHOWN = 5;

type Quarantined = IngestReport["quarantined"][number];

/** `october.jsonl:7 outcome: what is wrong`. */
function recordLine({ file, line, path, message }: Quarantined): string {
  return `  ${file}:${line}${path === "" ? "" : ` ${path}`}: ${message}`;
}

/** What a check found, for a person: how many were accepted, then reason by reason, the commonest first, with its first records. */
export function ingestText({ accepted, quarantined }: IngestReport): string {
  const reasons = [...Map.groupBy(quarantined, ({ reason }) => reason)].toSorted(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  const width = Math.max(0, ...reasons.map(([reason]) => reason.length));
  const digits = Math.max(0, ...reasons.map(([, records]) => String(records.length).length));
  const blocks = reasons.map(([reason, records]) => {
    const more = records.length - SHOWN;
    return [
      `${reason.padEnd(width)}  ${String(records.length).padStart(digits)}`,
      ...records.slice(0, SHOWN).map(recordLine),
      ...(more > 0 ? [`  … and ${more} more; --json lists all`] : []),
    ].join("\n");
  });
  return `${[`${accepted} accepted, ${quarantined.length} not`, ...blocks].join("\n\n")}\n`;
}
