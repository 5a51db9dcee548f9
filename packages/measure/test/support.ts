import type { ConformanceEngine, ReferenceCell, ReferenceStatistics } from "@almanac/conformance";
import type {
  Estimate,
  EstimatorKind,
  LogEvent,
  MeasureQuery,
  MeasureRow,
  Metric,
  MetricDefinition,
  Settings,
} from "@almanac/core";
import { connect, type DuckDBOptions, dialect } from "@almanac/engine-duckdb";
import type { Connection } from "@almanac/sql";
import { type Cell, estimateOf, measure, openSession, type Session, uncovered } from "../src/index.ts";

/** DuckDB behind the whole of `measure`, as conformance meets an engine. */
export async function duckdbEngine(
  options: DuckDBOptions = {},
): Promise<ConformanceEngine & { readonly close: () => void }> {
  const connection = await connect(options);
  return {
    name: "duckdb",
    measure: (query, events, settings, registry) => measureEvents(connection, query, events, settings, registry),
    estimate: estimateOfReference,
    close: connection.close,
  };
}

/** Measures events in a session of their own. */
async function measureEvents(
  connection: Connection,
  query: MeasureQuery,
  events: readonly LogEvent[],
  settings: Settings,
  registry: ReadonlyMap<string, MetricDefinition>,
): Promise<readonly MeasureRow[]> {
  const session = await sessionOf(connection, events, settings, registry);
  return measure(session, query);
}

/** A session over events. */
export function sessionOf(
  connection: Connection,
  events: readonly LogEvent[],
  settings: Settings,
  registry: ReadonlyMap<string, MetricDefinition>,
): Promise<Session> {
  async function* batches(): AsyncGenerator<readonly LogEvent[]> {
    yield events;
  }
  const metrics = new Map(
    [...registry].map(([id, definition]) => [id, Object.assign(() => definition, { id }) as unknown as Metric]),
  );
  return openSession({ connection, dialect }, batches(), { settings, metrics });
}

const EMPTY = { sums: {}, order: null, level: null };

type Parts = Pick<Cell, "n" | "censored" | "sums" | "order" | "level">;
type PartsOf = { readonly [K in EstimatorKind]: (statistics: ReferenceStatistics[K]) => Parts };

const PARTS: PartsOf = {
  count: ({ n }) => ({ ...EMPTY, n, censored: 0 }),
  distinct: ({ n }) => ({ ...EMPTY, n, censored: 0, sums: { different: BigInt(n) } }),
  proportion: ({ n, k }) => ({ ...EMPTY, n, censored: 0, sums: { k: BigInt(k) } }),
  sum: ({ n, sum, sumSquares }) => ({ ...EMPTY, n, censored: 0, sums: { sum, squares: sumSquares } }),
  ratio: ({ n, numerator, denominator, sumYY, sumXY, sumXX }) => ({
    ...EMPTY,
    n,
    censored: 0,
    sums: { y: numerator, x: denominator, yy: sumYY, xy: sumXY, xx: sumXX },
  }),
  level: (level) => ({ ...EMPTY, n: 0, censored: 0, level }),
  distribution: ({ n, censored, sum, sumSquares, order, kaplanMeierRank }) => ({
    n,
    censored,
    sums: { sum, squares: sumSquares },
    order: { n, censored, order, kaplanMeierRank, bins: [] },
    level: null,
  }),
};

/** The estimate of a cell of the reference interpreter, by the code that makes the engine's. */
function estimateOfReference(cell: ReferenceCell): Estimate {
  if (!cell.isCovered) return uncovered(cell.metric, cell);
  const parts = (PARTS[cell.kind] as (statistics: ReferenceStatistics[EstimatorKind]) => Parts)(cell.statistics);
  return estimateOf(cell.metric, { ...parts, leftOut: cell.leftOut, derived: cell.derived }, { from: 0n, to: 0n });
}
