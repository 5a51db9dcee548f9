import type { MeasureRow } from "@almanac/core";
import type { ExpectedRow } from "./example.ts";

/** How far a number may lie from the expected one: what a person writes has fewer digits than a double. */
const TOLERANCE = 1e-9;

function isClose(expected: number, actual: number): boolean {
  return Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Where `actual` differs from what `expected` states of it, a line each; fields that are not stated are not looked at. */
function differences(expected: unknown, actual: unknown, path: string): readonly string[] {
  if (typeof expected === "number" && typeof actual === "number" && isClose(expected, actual)) return [];
  if (isRecord(expected) && isRecord(actual)) {
    return Object.entries(expected).flatMap(([name, value]) =>
      value === undefined ? [] : differences(value, actual[name], `${path}.${name}`),
    );
  }
  return Object.is(expected, actual)
    ? []
    : [`${path} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
}

/** A stated set of `dimensions` or of `leftOut` is all of it: one that holds more is another. */
function surplus(expected: unknown, actual: Readonly<Record<string, unknown>>, path: string): readonly string[] {
  if (!isRecord(expected)) return [];
  const names = Object.keys(actual).filter((name) => !(name in expected));
  return names.map((name) => `${path}.${name} is ${JSON.stringify(actual[name])}, expected nothing`);
}

/** Where measured rows differ from the expected ones, a line each; empty where they agree. */
export function mismatches(expected: readonly ExpectedRow[], actual: readonly MeasureRow[]): readonly string[] {
  if (expected.length !== actual.length) {
    return [
      `${actual.length} rows, expected ${expected.length}: ${JSON.stringify(actual.map(({ period, dimensions }) => ({ period, dimensions })))}`,
    ];
  }
  return expected.flatMap((row, index) => {
    const measured = actual[index] as MeasureRow;
    const name = `row ${index + 1}`;
    return [
      ...differences(row, measured, name),
      ...surplus(row.dimensions, measured.dimensions, `${name}.dimensions`),
      ...surplus(row.estimate.leftOut, measured.estimate.leftOut, `${name}.estimate.leftOut`),
    ];
  });
}
