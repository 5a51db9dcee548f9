import { AlmanacError, formatInstant, type LogEvent, type MeasureQuery, type Metric, parseEvent } from "@almanac/core";
import { connect, dialect } from "@almanac/engine-duckdb";
import { definitionOf, measure, openSession, type Session } from "@almanac/measure";
import type { Effects } from "./effects.ts";
import type { Project } from "./project.ts";
import type { Terms } from "./terms.ts";

/** A log of one event: enough for every statement to be written. */
async function* oneEvent(at: string): AsyncGenerator<readonly LogEvent[]> {
  const record = { id: "1", type: "message.received", at, source: "example", channel: "email", conversation: "1" };
  const parsed = parseEvent(record);
  if (!parsed.ok) throw new Error(parsed.message);
  yield [parsed.event];
}

/**
 * The SQL that DuckDB is given for a metric, from the known events to its sufficient statistics: the statements of a
 * real run over one event, as of now. Throws `AlmanacError` where the metric cannot be measured in this project.
 */
export async function metricSql(project: Project, metric: Metric, terms: Terms, effects: Effects): Promise<string> {
  const asOf = formatInstant(effects.now());
  const month = asOf.slice(0, 7);
  const [year = 1970, number = 1] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  const connection = await connect({});
  try {
    const opened = await openSession({ connection, dialect }, oneEvent(asOf), project);
    const statements: string[] = [];
    const session: Session = {
      ...opened,
      options: terms.options,
      calendarFollows: terms.calendarFollows,
      connection: recording(opened.connection, statements),
    };
    const query: MeasureQuery = {
      metrics: [definitionOf(session, metric)],
      from: `${month}-01`,
      to: `${next}-01`,
      by: [],
      where: [],
      unit: null,
      clock: terms.clock,
      when: "at",
      asOf,
      zone: null,
      target: null,
    };
    await measure(session, query);
    const head = `-- ${metric.id} of ${month} (${project.settings.zone}), as known at ${asOf}, on the ${terms.clock} clock, on DuckDB.`;
    const note = "-- From the events to its exact sums; statements that save work on another log may be others.";
    return `${[head, note, ...statements.map((statement) => `${statement};`)].join("\n\n")}\n`;
  } catch (error) {
    if (!(error instanceof AlmanacError)) throw error;
    throw new AlmanacError({ ...error.problem, fix: error.problem.fix ?? "leave --sql out, or mend the settings" });
  } finally {
    connection.close();
  }
}

/** A connection that notes what it is asked. */
function recording(connection: Session["connection"], statements: string[]): Session["connection"] {
  return {
    ...connection,
    run: (...more) => {
      statements.push(...more);
      return connection.run(...more);
    },
    rows: (query) => {
      statements.push(query);
      return connection.rows(query);
    },
    columns: (query) => {
      statements.push(query);
      return connection.columns(query);
    },
  };
}
