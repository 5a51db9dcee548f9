import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

/** What one run used, all threads together. */
export interface Cost {
  /** User and system time of the process, seconds. */
  readonly cpu: number;
  /** Seconds. */
  readonly wall: number;
  /** Largest memory of the process, MB. */
  readonly memory: number;
  /** What the run is about, e.g. how many rows it gave. */
  readonly notes: Readonly<Record<string, number>>;
}

/** How a bench was called. */
export interface BenchOptions {
  readonly events: number;
  readonly seed: number;
  readonly threads: number;
  readonly rounds: number;
}

/** Something to run, by name; what it returns are the notes of the run. Called after `prepare`, which is not counted. */
export type Variants = Readonly<
  Record<string, (options: BenchOptions) => Promise<() => Promise<Readonly<Record<string, number>>>>>
>;

/**
 * Runs every variant in a process of its own, in turn, round after round, so that what else the machine does falls on
 * all of them, and prints the medians. The first variant is the measure of the others.
 */
export async function alternate(
  file: string,
  variants: Variants,
  before: (options: BenchOptions) => Promise<unknown>,
): Promise<void> {
  const { values } = parseArgs({
    options: {
      events: { type: "string", default: "1000000" },
      seed: { type: "string", default: "1" },
      threads: { type: "string", default: String(availableParallelism()) },
      rounds: { type: "string", default: "5" },
      variant: { type: "string" },
      only: { type: "string" },
    },
  });
  const options = {
    events: Number(values.events),
    seed: Number(values.seed),
    threads: Number(values.threads),
    rounds: Number(values.rounds),
  };
  if (values.variant !== undefined) return runHere(variants, values.variant, options);
  await before(options);
  const names = Object.keys(variants).filter((name, i) => i === 0 || (values.only ?? name).split(",").includes(name));
  const costs = new Map<string, Cost[]>(names.map((name) => [name, []]));
  for (let round = 0; round < options.rounds; round += 1)
    for (const name of names) costs.get(name)?.push(runApart(file, name, options));
  print(costs, options);
}

async function runHere(variants: Variants, name: string, options: BenchOptions): Promise<void> {
  const prepared = await variants[name]?.(options);
  if (prepared === undefined) throw new Error(`there is no variant ${name}`);
  const started = { cpu: process.cpuUsage(), at: performance.now() };
  const notes = await prepared();
  const { user, system } = process.cpuUsage(started.cpu);
  const wall = (performance.now() - started.at) / 1e3;
  const cost: Cost = { cpu: (user + system) / 1e6, wall, memory: process.resourceUsage().maxRSS / 1024, notes };
  console.log(JSON.stringify(cost));
}

function runApart(file: string, name: string, options: BenchOptions): Cost {
  const flags = Object.entries(options).map(([key, value]) => `--${key}=${value}`);
  const output = execFileSync(process.execPath, [file, `--variant=${name}`, ...flags], { encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Cost;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] ?? Number.NaN;

function print(costs: ReadonlyMap<string, readonly Cost[]>, options: BenchOptions): void {
  const all = [...costs.values()];
  const baseline = all[0] ?? [];
  const rows = [...costs].map(([name, runs]) => ({
    variant: name,
    "CPU s": median(runs.map(({ cpu }) => cpu)),
    "CPU ratio": median(runs.map(({ cpu }, i) => cpu / (baseline[i]?.cpu ?? Number.NaN))),
    "wall s": median(runs.map(({ wall }) => wall)),
    "wall ratio": median(runs.map(({ wall }, i) => wall / (baseline[i]?.wall ?? Number.NaN))),
    "peak MB": Math.max(...runs.map(({ memory }) => memory)),
    ...runs[0]?.notes,
  }));
  const digits = (value: number | string): string =>
    typeof value === "string"
      ? value
      : Number.isInteger(value)
        ? String(value)
        : value.toPrecision(3).replace(/e\+\d+/, (power) => power);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const cell = (row: object, name: string): string => digits((row as Record<string, number | string>)[name] ?? "");
  console.log(line(names));
  console.log(line(names.map(() => "---")));
  for (const row of rows) console.log(line(names.map((name) => cell(row, name))));
  console.log(JSON.stringify({ ...options, rows }));
}
