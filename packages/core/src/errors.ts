/** Where a mistake stands: any part may be absent. */
export interface Place {
  /** Path of the file as the user gave it. */
  readonly file?: string;
  /** Line in that file, from 1. */
  readonly line?: number;
  /** Path of the field, e.g. `calendars.calendars.hq.weekly.mon`. */
  readonly path?: string;
}

/** A user's mistake as data: what happened, where, what is allowed, what to do. */
export interface Problem {
  /** Stable code in kebab-case, e.g. `unknown-metric`. Never reused for something else. */
  readonly code: string;
  /** What happened, one sentence, with the value that was given. Never holds a secret. */
  readonly message: string;
  readonly where?: Place;
  /** The values or the shape that are accepted. */
  readonly allowed?: string;
  /** What the user can do about it. */
  readonly fix?: string;
}

/** Thrown for a user's mistake; a bug throws a plain `Error` and keeps its stack. */
export class AlmanacError extends Error {
  override readonly name = "AlmanacError";
  readonly problem: Problem;

  /** `caller` is the function whose frames are cut away, so that the stack starts at the user's own line. */
  constructor(problem: Problem, caller?: (...args: never[]) => unknown) {
    super(problem.message);
    this.problem = Object.freeze({ ...problem });
    if (caller !== undefined) Error.captureStackTrace(this, caller);
  }
}

/** The place as text: `settings.json:3: calendars.hq`, or `""` when nothing is known. */
export function formatPlace(where: Place | undefined): string {
  if (where === undefined) return "";
  const file = where.file === undefined ? "" : where.line === undefined ? where.file : `${where.file}:${where.line}`;
  return [file, where.path ?? ""].filter((part) => part !== "").join(": ");
}

/** One message for a person: what happened and where, what is allowed, what to do. */
export function formatProblem(problem: Problem): string {
  const place = formatPlace(problem.where);
  const lines = [`${place === "" ? "" : `${place}: `}${problem.message} [${problem.code}]`];
  if (problem.allowed !== undefined) lines.push(`  allowed: ${problem.allowed}`);
  if (problem.fix !== undefined) lines.push(`  to do: ${problem.fix}`);
  return lines.join("\n");
}
