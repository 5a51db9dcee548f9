/**
 * Seconds and memory to read and parse event files: JSONL, the same compressed, and CSV.
 * Run: `node bench/ingest.bench.ts [events]`. Goal: a million events of JSONL in well under 15 s.
 */
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, createZstdCompress } from "node:zlib";
import { nodeFiles, readEvents } from "../packages/lake/src/index.ts";

const KINDS = [
  { type: "message.received", customer: "c-81723", by: "", agent: "", outcome: "" },
  { type: "conversation.assigned", customer: "", by: "", agent: "agent-17", outcome: "" },
  { type: "message.sent", customer: "", by: "agent", agent: "agent-17", outcome: "" },
  { type: "conversation.closed", customer: "", by: "agent", agent: "agent-17", outcome: "solved" },
] as const;

function event(index: number) {
  return {
    id: `7f1c9c1e-5b1d-4c1a-9a53-${index.toString(16).padStart(12, "0")}`,
    at: new Date(Date.UTC(2026, 9, 1) + index * 733).toISOString(),
    source: "zendesk-eu",
    channel: "email",
    conversation: `conversation-${Math.floor(index / 4)}`,
    ...(KINDS[index % KINDS.length] as (typeof KINDS)[number]),
    topic: "delivery, or the lack of it",
    language: "en",
  };
}

const WRITERS = {
  jsonl: (index: number) =>
    JSON.stringify(Object.fromEntries(Object.entries(event(index)).filter(([, cell]) => cell !== ""))),
  csv: (index: number) =>
    Object.values(event(index))
      .map((cell) => (cell.includes(",") ? `"${cell}"` : cell))
      .join(","),
};

function* chunks(count: number, format: keyof typeof WRITERS): Generator<string> {
  if (format === "csv") yield `${Object.keys(event(0)).join(",")}\n`;
  for (let start = 0; start < count; start += 1000) {
    const size = Math.min(1000, count - start);
    yield `${Array.from({ length: size }, (_, index) => WRITERS[format](start + index)).join("\n")}\n`;
  }
}

async function write(path: string, count: number, format: keyof typeof WRITERS, through: readonly Transform[]) {
  await pipeline([Readable.from(chunks(count, format)), ...through, createWriteStream(path)]);
}

async function read(name: string, path: string, count: number): Promise<void> {
  const before = process.cpuUsage();
  const start = performance.now();
  let accepted = 0;
  for await (const batch of readEvents([path], {}, nodeFiles("."))) accepted += batch.accepted.length;
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  if (accepted !== count) throw new Error(`${name}: ${accepted} of ${count} events were taken`);
  const megabytes = (await stat(path)).size / 1e6;
  const rate = Math.round((count / (user + system)) * 1e6).toLocaleString("en");
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${name.padEnd(10)} ${megabytes.toFixed(0).padStart(5)} MB  ${seconds.toFixed(2).padStart(6)} s wall  ${rate} events / CPU s  peak ${peak} MB`,
  );
}

const count = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), "almanac-ingest-"));
try {
  const files = [
    ["jsonl", "jsonl", []],
    ["jsonl.gz", "jsonl", [createGzip({ level: 1 })]],
    ["jsonl.zst", "jsonl", [createZstdCompress()]],
    ["csv", "csv", []],
  ] as const;
  for (const [name, format, through] of files) {
    const path = join(folder, `events.${name}`);
    await write(path, count, format, through);
    await read(name, path, count);
  }
} finally {
  await rm(folder, { recursive: true });
}
