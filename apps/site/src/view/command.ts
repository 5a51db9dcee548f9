import type { Clock, Snapshot } from "@almanac/core";

/** A word of a command line as a POSIX shell reads it back. */
function quote(word: string): string {
  return /^[\w./:=@+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The command that prints the same figures from the same log, as they were known when they were published. */
export function measureCommand({ figures, provenance }: Snapshot, metrics: readonly string[], clock: Clock): string {
  const { period, convention } = figures;
  const words = ["almanac", "measure", ...metrics, "--from", period.from, "--to", period.to, "--zone", period.zone];
  if (clock === "business") words.push("--clock", clock);
  if (convention !== "almanac") words.push("--convention", convention);
  words.push("--as-of", provenance.asOf[0] ?? "", "--json");
  return words.map(quote).join(" ");
}
