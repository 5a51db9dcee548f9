import type { Files } from "./files.ts";
import { type Quarantined, type ReadEventsOptions, readEvents } from "./read-events.ts";

/** What a check of event files found. */
export interface IngestReport {
  /** Records that are events. */
  readonly accepted: number;
  /** In the order of the files and their lines. */
  readonly quarantined: readonly Quarantined[];
  /** Sentences about what is no error and yet worth a look. */
  readonly notices: readonly string[];
}

/** By file, as they first came up, then by line: a mapping gives rows key by key. */
function inOrder(quarantined: readonly Quarantined[]): Quarantined[] {
  const places = new Map([...new Set(quarantined.map(({ file }) => file))].map((file, index) => [file, index]));
  const place = ({ file }: Quarantined): number => places.get(file) ?? 0;
  return quarantined.toSorted((left, right) => place(left) - place(right) || left.line - right.line);
}

/** Reads event files and keeps nothing but what is wrong with them. Throws as `readEvents` does. */
export async function ingestCheck(
  paths: readonly string[],
  options: Omit<ReadEventsOptions, "notice">,
  files: Files,
): Promise<IngestReport> {
  const notices: string[] = [];
  const quarantined: Quarantined[] = [];
  let accepted = 0;
  const notice = (message: string): void => void notices.push(message);
  for await (const batch of readEvents(paths, { ...options, notice }, files)) {
    accepted += batch.accepted.length;
    for (const one of batch.quarantined) quarantined.push(one);
  }
  return { accepted, quarantined: inOrder(quarantined), notices };
}
