import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { AlmanacError, type MeasureRow } from "@almanac/core";
import { figureRows, measure } from "@almanac/measure";
import { readBatchLine } from "./batch.ts";
import type { Command, Input } from "./command.ts";
import type { figureOptions, sourceOptions } from "./commands/shared.ts";
import type { Effects } from "./effects.ts";
import type { Option, OptionValues } from "./option.ts";
import { askedOf } from "./query.ts";
import { type OpenSource, openSource, tellQuarantined } from "./source.ts";
import { figureTable } from "./table.ts";

/** The options of `almanac measure`. */
export type MeasureOptions = typeof figureOptions &
  typeof sourceOptions & { readonly rows: Option<"flag", string>; readonly batch: Option<"one", string> };

/** Runs `almanac measure`: one query, or one per line of a batch file. */
export async function runMeasure(
  command: Command<MeasureOptions>,
  input: Input<MeasureOptions>,
  effects: Effects,
): Promise<number | undefined> {
  const { batch } = input.options as OptionValues<MeasureOptions>;
  const source = await openSource(input.options, effects);
  try {
    tellQuarantined(source, effects);
    if (batch !== undefined) return await runBatch(command, batch, input, source, effects);
    await runOne(input, source, effects);
    return undefined;
  } finally {
    source.close();
  }
}

async function runOne(input: Input<MeasureOptions>, source: OpenSource, effects: Effects): Promise<void> {
  const { session, query } = askedOf(source.session, input.arguments, input.options);
  if (input.options.rows) {
    for await (const row of figureRows(session, query)) effects.stdout.write(`${JSON.stringify(row)}\n`);
    return;
  }
  const figures = await measure(session, query);
  effects.stdout.write(input.json ? figures.map((row) => `${JSON.stringify(row)}\n`).join("") : figureTable(figures));
}

/** Answers each line with one line; a line that cannot be answered gives its mistake and the others go on. */
async function runBatch(
  command: Command<MeasureOptions>,
  file: string,
  input: Input<MeasureOptions>,
  source: OpenSource,
  effects: Effects,
): Promise<number | undefined> {
  const text = await readBatch(file, effects);
  let failed = false;
  let number = 0;
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    number += 1;
    try {
      const asked = readBatchLine(command, line, { file, line: at + 1 }, input);
      effects.stdout.write(`${JSON.stringify({ query: number, rows: await answer(asked, source) })}\n`);
    } catch (error) {
      if (!(error instanceof AlmanacError)) throw error;
      failed = true;
      effects.stdout.write(`${JSON.stringify({ query: number, rows: [], error: error.problem })}\n`);
    }
  }
  return failed ? 1 : undefined;
}

async function answer(
  asked: Input<MeasureOptions>,
  source: OpenSource,
): Promise<readonly MeasureRow[] | readonly object[]> {
  const { session, query } = askedOf(source.session, asked.arguments, asked.options);
  return asked.options.rows ? await Array.fromAsync(figureRows(session, query)) : await measure(session, query);
}

async function readBatch(file: string, { cwd }: Effects): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), "utf8");
  } catch {
    throw new AlmanacError({
      code: "no-such-file",
      message: "the batch file cannot be read",
      where: { file },
      fix: "give the path of a file with one JSON object a line to --batch",
    });
  }
}
