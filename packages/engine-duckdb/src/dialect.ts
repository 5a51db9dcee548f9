import { type ClockTable, defineDialect, list, valueWhere } from "@almanac/sql";

const filtered = (text: string, filter: string): string => (filter === "" ? text : `${text} FILTER (WHERE ${filter})`);
const numbers = (values: readonly bigint[]): string => `[${values.join(",")}]::BIGINT[]`;
const MICROS_PER_DAY = 86_400_000_000n;

/** How DuckDB spells what engines spell differently. */
export const dialect = defineDialect({
  name: "duckdb",
  functions: {
    // As IN, null for null; a function is evaluated once per value of a dictionary, IN once per row.
    in: (text, ...values) => `list_contains([${list(values)}], ${text})`,
    // The key is quoted inside the JSON path, so that keys with dots or blanks are found.
    attribute: (attributes, key) => `(${attributes} ->> ('$."' || replace(${key}, '"', '\\"') || '"'))`,
  },
  aggregates: {
    // Plain arg_min passes over null values; the value at the first row may be null. Rows without an order do not count.
    first: ([value], order, filter) => `arg_min_null(${value}, ${valueWhere(order, filter)})`,
    last: ([value], order, filter) => `arg_max_null(${value}, ${valueWhere(order, filter)})`,
    // Two middle values: quantile_disc takes the lower, its mirror the upper.
    median: ([value], _order, filter) => {
      const lower = filtered(`quantile_disc(${value}, 0.5)`, filter);
      const upper = filtered(`quantile_disc(-${value}, 0.5)`, filter);
      return `((${lower} - ${upper}) // 2)`;
    },
  },
  wide: (x) => `${x}::HUGEINT`,
  createTable: (name, query) => `CREATE OR REPLACE TEMP TABLE ${name} AS ${query}`,
  defineClock,
  segmentClock: (segments, instant) =>
    `(CASE WHEN ${instant} IS NOT NULL THEN list_sum(list_transform(${segments}, lambda s: open_clock(s.calendar, greatest(s.from_at, least(s.until_at, ${instant}))) - open_clock(s.calendar, s.from_at)))::BIGINT END)`,
  segmentOpen: (segments, instant) =>
    `(CASE WHEN ${instant} IS NOT NULL THEN len(list_filter(${segments}, lambda s: s.from_at <= ${instant} AND ${instant} < s.until_at AND open_at(s.calendar, ${instant}))) > 0 END)`,
  collectSegments: (calendar, from, until) =>
    `list({'calendar': ${calendar}, 'from_at': ${from}, 'until_at': ${until}} ORDER BY ${from})`,
});

/** The opening hours as lists looked up by calendar and UTC day: measured faster than joins, and no time-zone function a row. */
function defineClock(table: ClockTable): readonly string[] {
  const spans = table.starts.map((_, k) => k);
  const row = `(calendar * ${table.days} + greatest(0, least(${table.days - 1}, (t - ${BigInt(table.firstDay) * MICROS_PER_DAY}) // ${MICROS_PER_DAY})) + 1)`;
  const ran = (k: number): string =>
    `greatest(0, least(t - getvariable('clock_start_${k}')[${row}], getvariable('clock_length_${k}')[${row}]))`;
  const inside = (k: number): string =>
    `(t >= getvariable('clock_start_${k}')[${row}] AND t < getvariable('clock_start_${k}')[${row}] + getvariable('clock_length_${k}')[${row}])`;
  // greatest and least pass over null here, so that a missing instant must be told apart.
  return [
    `SET VARIABLE clock_before = ${numbers(table.before)}`,
    ...spans.map((k) => `SET VARIABLE clock_start_${k} = ${numbers(table.starts[k] ?? [])}`),
    ...spans.map((k) => `SET VARIABLE clock_length_${k} = ${numbers(table.lengths[k] ?? [])}`),
    `CREATE OR REPLACE TEMP MACRO open_clock(calendar, t) AS CASE WHEN t IS NOT NULL THEN getvariable('clock_before')[${row}]${spans.map((k) => ` + ${ran(k)}`).join("")} END`,
    `CREATE OR REPLACE TEMP MACRO open_at(calendar, t) AS CASE WHEN t IS NOT NULL THEN ${spans.map(inside).join(" OR ") || "FALSE"} END`,
  ];
}
